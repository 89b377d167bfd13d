// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.ModelHeader;
import dev.phonocode.codec.internal.voice.VoiceLookAhead;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.signal.FrontEnd;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;

/** The encoder around a network. One thread at a time. */
public final class StreamEncoder implements SpeechEncoder {
  private final SpeechModel model;
  private final EncodeOptions options;
  private final PacketCoding coding;
  private final int packetFrames;
  private final int downSampling; // front-end frames for each code frame
  private final int lookAhead; // front-end frames
  private final VoiceLookAhead lookIn;
  private final FrontEnd frontEnd;
  private final EncoderNetwork encoder;
  private final PhcHeader unvoiced; // the header, but for the voice
  private final ArrayDeque<PhcPacket> ready = new ArrayDeque<>();
  private Optional<PhcHeader> header = Optional.empty();
  private long packets; // made so far
  private long scaled; // front-end frames that have met their gain
  private int level; // byte, of the frames scaled last
  private long samples;
  private boolean isFinished;

  /**
   * At the start of a stream, with the network in plain Java.
   *
   * @throws IllegalArgumentException if the model cannot do what the options ask
   */
  public StreamEncoder(SpeechModel model, EncodeOptions options) {
    this(model, options, PlainNetworks.encoder(model, options));
  }

  /** As above, with a network at the start of a stream. */
  public StreamEncoder(SpeechModel model, EncodeOptions options, EncoderNetwork network) {
    ModelConfig config = model.config();
    this.model = model;
    this.options = options;
    packetFrames = options.packetFrames();
    downSampling = config.encoder().downSampling();
    lookAhead = config.encoder().lookAheadFrames() * downSampling;
    frontEnd = new FrontEnd(config);
    encoder = network;
    coding = PacketCoding.of(model, options);
    unvoiced = ModelHeader.of(model, coding.books(), packetFrames, new byte[0], coding.prior());
    boolean isVoiceKnown = options.speaker().isPresent() || config.speaker().isTable();
    long lookInSamples = options.lookIn().toMillis() * config.sampleRateHz() / 1000;
    lookIn = new VoiceLookAhead(isVoiceKnown ? 0 : Math.toIntExact(lookInSamples));
    if (lookIn.isFull()) {
      start();
    }
  }

  @Override
  public void push(float[] chunk, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, chunk.length);
    requireOpen();
    for (int i = offset; i < offset + length; i++) {
      if (!Float.isFinite(chunk[i])) {
        throw new IllegalArgumentException(
            "sample " + (samples + i - offset) + ": expected a finite number, found " + chunk[i]);
      }
    }
    samples += length;
    int held = 0;
    if (header.isEmpty()) {
      held = lookIn.push(chunk, offset, length);
      if (lookIn.isFull()) {
        start();
      }
    }
    encode(chunk, offset + held, length - held);
  }

  @Override
  public void finish() {
    requireOpen();
    isFinished = true;
    if (header.isEmpty()) {
      start();
    }
    frontEnd.finish();
    pushFrames(frontEnd.available());
    encoder.finish(frontEnd.silence());
    long frames = model.config().framesOf(samples) - packets * packetFrames;
    for (; frames > 0; frames -= packetFrames) {
      makePacket((int) Math.min(frames, packetFrames));
    }
  }

  @Override
  public Optional<PhcPacket> poll() {
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public Optional<PhcHeader> header() {
    return header;
  }

  /** The prior that writing the packets takes. */
  public Optional<CodePrior> prior() {
    return coding.prior();
  }

  @Override
  public long samples() {
    return samples;
  }

  private void requireOpen() {
    if (isFinished) {
      throw new IllegalStateException("the encoder's stream has ended");
    }
  }

  /** The voice is known: makes the header and encodes what was held back. */
  private void start() {
    byte[] speaker =
        options.speaker().isPresent()
            ? SpeakerBytes.of(Voices.named(model, options.speaker().get()))
            : lookIn.voice(model);
    PhcHeader voiced = unvoiced.withSpeaker(speaker);
    header = Optional.of(voiced);
    encoder.begin(voiced);
    float[] held = lookIn.release();
    encode(held, 0, held.length);
  }

  private void encode(float[] chunk, int offset, int length) {
    for (int i = 0; i < length; ) {
      int taken = frontEnd.push(chunk, offset + i, length - i);
      encoder.hear(chunk, offset + i, taken);
      i += taken;
      while (scaled + frontEnd.available() >= packetEnd()) {
        pushFrames((int) (packetEnd() - scaled));
        makePacket(packetFrames);
      }
    }
  }

  /** Front-end frames that the next packet needs, from the start of the stream. */
  private long packetEnd() {
    return (packets + 1) * packetFrames * downSampling + lookAhead;
  }

  /** Scales frames by the level of all that was heard so far and gives them to the encoder. */
  private void pushFrames(int count) {
    level = frontEnd.levelByte();
    for (int i = 0; i < count; i++) {
      encoder.push(frontEnd.take(level));
    }
    scaled += count;
  }

  private void makePacket(int frames) {
    ready.add(new PhcPacket(packets++, level, encoder.packet(frames)));
  }
}
