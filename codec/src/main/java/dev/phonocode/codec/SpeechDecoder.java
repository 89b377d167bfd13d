// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.signal.DeEmphasis;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.bulk.DecoderNetwork;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.signal.LoudnessRamp;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/**
 * Packets of codes to speech, as a stream: push packets, poll samples at the model's rate. How
 * samples are polled changes nothing. Memory does not grow with the stream, if samples are polled.
 *
 * <p>A packet's samples are there, but for the last 76 ms or so (look-ahead of the conditioner and
 * of the envelope filter), which wait for the next packet or for {@link #finish}. Where packets are
 * missing there is silence of their length, and the network starts anew after it: what lies between
 * two gaps sounds as a stream of its own would, to the last bit ({@code
 * src/design/0006-damage.md}). One thread at a time.
 */
public final class SpeechDecoder {
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

  SpeechDecoder(SpeechModel model, PhcHeader header, DecodeOptions options) {
    this(
        model,
        header,
        options,
        speaker -> PlainNetworks.decoder(model.newDecoder(speaker, options.sampling())));
  }

  /** As above, with networks that speak as whom they are told. */
  SpeechDecoder(
      SpeechModel model,
      PhcHeader header,
      DecodeOptions options,
      Function<float[], DecoderNetwork> networks) {
    Compatibility.check(header, model);
    this.model = model;
    this.header = header;
    this.networks = networks;
    this.speaker =
        options.voice().isPresent()
            ? Voices.vector(model, options.voice().get())
            : Voices.fromBytes(header.speaker());
    run = new Run();
  }

  /**
   * Takes the next packet, or a later one if those between are lost.
   *
   * @throws IllegalArgumentException if it does not come after the last one, or has other books
   *     than the header says
   * @throws IllegalStateException after {@link #finish}
   */
  public void push(PhcPacket packet) {
    requireOpen();
    long after = endFrame();
    if (firstFrame(packet) < after || packet.books() != header.books()) {
      throw new IllegalArgumentException(
          "expected a packet of "
              + header.books()
              + " books from frame "
              + after
              + " on, found "
              + packet);
    }
    packets.add(packet);
  }

  /**
   * Ends the stream.
   *
   * @param samples of the speech: what the end packet says. The last frame is cut there; what is
   *     missing before is silence
   */
  public void finish(long samples) {
    requireOpen();
    isFinished = true;
    total = samples;
  }

  /** Ends the stream after the last whole frame: for one whose end packet is lost. */
  public void finish() {
    finish(endFrame() * header.hopSamples());
  }

  /**
   * The next samples, in [-1, 1].
   *
   * @return samples written; fewer than {@code length} means that more packets, or {@link #finish},
   *     are needed, or that the speech is over
   */
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
