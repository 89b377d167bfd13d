// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.audio.signal.DeEmphasis;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.ModelHeader;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.Sampling;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.signal.LoudnessRamp;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/** The decoder around a network. One thread at a time. */
public final class StreamDecoder implements SpeechDecoder {
  private final SpeechModel model;
  private final PhcHeader header;
  private final float[] speaker;
  private final Function<float[], DecoderNetwork> networks; // of a speaker, at a start
  private final ArrayDeque<PhcPacket> packets = new ArrayDeque<>(); // not looked at yet
  private Run run; // the network since the last gap
  private long nextFrame; // after all that the run was given, or that was lost before it
  private long position; // samples polled
  private long silentUntil; // sample
  private long total = Long.MAX_VALUE; // samples, once known
  private boolean isFinished;

  /** The network and what follows it, from one gap to the next. */
  private final class Run {
    final DecoderNetwork decoder = networks.apply(speaker);
    final LoudnessRamp loudness = new LoudnessRamp(model.config());
    final DeEmphasis deEmphasis = new DeEmphasis((float) model.config().preEmphasis());
    boolean isOpen = true;

    void push(PhcPacket packet) {
      loudness.add(nextFrame * header.hopSamples(), packet.level());
      for (int frame = 0; frame < packet.frames(); frame++) {
        decoder.push(packet.frame(frame));
      }
      nextFrame += packet.frames();
    }

    void end() {
      decoder.finish();
      isOpen = false;
    }

    /** The next samples; those of the newest frame wait, as the stream may end within it. */
    int poll(float[] out, int offset, int length) {
      long end = (nextFrame - (isOpen ? 1 : 0)) * header.hopSamples();
      int room = (int) Math.min(length, Math.max(0, Math.min(end, total) - position));
      int count = decoder.poll(out, offset, room);
      loudness.apply(out, offset, count, position);
      deEmphasis.apply(out, offset, count);
      for (int i = offset; i < offset + count; i++) {
        out[i] = Math.max(-1, Math.min(1, out[i]));
      }
      return count;
    }
  }

  /**
   * At the start of a stream, with the network in plain Java.
   *
   * @throws dev.phonocode.codec.ModelMismatchException if another model made the codes
   * @throws dev.phonocode.codec.UnknownSpeakerException if the voice has a name that the model does
   *     not have
   */
  public StreamDecoder(SpeechModel model, PhcHeader header, DecodeOptions options) {
    this(
        model,
        header,
        options,
        speaker ->
            PlainNetworks.decoder(
                model.newDecoder(speaker, new Sampling(options.seed(), options.temperature()))));
  }

  /** As above, with networks that speak as whom they are told. */
  public StreamDecoder(
      SpeechModel model,
      PhcHeader header,
      DecodeOptions options,
      Function<float[], DecoderNetwork> networks) {
    ModelHeader.check(header, model);
    this.model = model;
    this.header = header;
    this.networks = networks;
    this.speaker =
        options.voice().isPresent()
            ? Voices.vector(model, options.voice().get())
            : SpeakerBytes.vector(header.speaker());
    run = new Run();
  }

  @Override
  public void push(PhcPacket packet) {
    requireOpen();
    long after = endFrame();
    if (firstFrame(packet) < after
        || packet.books() != header.books()
        || packet.frames() > header.packetFrames()) {
      throw new IllegalArgumentException(
          "expected a packet of %s books and at most %s frames from frame %s on, found %s"
              .formatted(header.books(), header.packetFrames(), after, packet));
    }
    ModelHeader.checkCodes(header, packet);
    packets.add(packet);
  }

  @Override
  public void finish(long samples) {
    requireOpen();
    if (samples < 0) {
      throw new IllegalArgumentException("samples: expected 0 or more, found " + samples);
    }
    isFinished = true;
    total = samples;
  }

  @Override
  public void finish() {
    finish(endFrame() * header.hopSamples());
  }

  @Override
  public int poll(float[] out, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, out.length);
    int written = 0;
    while (written < length) {
      int count = emit(out, offset + written, length - written);
      position += count;
      written += count;
      if (count == 0 && !advance()) {
        break;
      }
    }
    return written;
  }

  private int emit(float[] out, int offset, int length) {
    if (position >= silentUntil) {
      return run.poll(out, offset, length);
    }
    int count = (int) Math.min(length, silentUntil - position);
    Arrays.fill(out, offset, offset + count, 0);
    return count;
  }

  /** Does what comes next when there is nothing to emit; false if there is nothing to do. */
  private boolean advance() {
    if (!packets.isEmpty() && firstFrame(packets.peek()) == nextFrame) {
      run.push(packets.remove());
      return true;
    }
    boolean isGap = !packets.isEmpty();
    if (!isGap && !isFinished) {
      return false;
    }
    if (run.isOpen) {
      run.end();
      return true;
    }
    if (isGap) {
      nextFrame = firstFrame(packets.peek());
      silentUntil = nextFrame * header.hopSamples();
      run = new Run();
      return true;
    }
    silentUntil = total;
    return position < total;
  }

  /** The frame after all that was pushed. */
  private long endFrame() {
    PhcPacket last = packets.peekLast();
    return last == null ? nextFrame : firstFrame(last) + last.frames();
  }

  private long firstFrame(PhcPacket packet) {
    return packet.index() * header.packetFrames();
  }

  private void requireOpen() {
    if (isFinished) {
      throw new IllegalStateException("the decoder's stream has ended");
    }
  }
}
