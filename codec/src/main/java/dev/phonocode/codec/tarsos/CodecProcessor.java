// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.tarsos;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.ModelConfig;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes the sound of a TarsosDSP pipeline through the codec: what leaves {@link #process} is what
 * entered it {@link #delaySamples()} earlier, encoded and decoded; silence before. How the pipeline
 * cuts its buffers changes nothing but that. For mono without overlap, at the model's rate. Memory
 * does not grow with the sound. One thread at a time.
 */
public final class CodecProcessor implements AudioProcessor {
  private final SpeechCodec codec;
  private final DecodeOptions decoding;
  private final SpeechEncoder encoder;
  private final int rateHz;
  private final long delay; // samples
  private Optional<SpeechDecoder> decoder = Optional.empty(); // once the header is known
  private long taken; // samples
  private boolean isFinished;

  /** A processor with the default decoding, in the voice of the speaker. */
  public CodecProcessor(SpeechCodec codec, EncodeOptions options) {
    this(codec, options, DecodeOptions.defaults());
  }

  /**
   * A processor.
   *
   * @param options whose packets and look-in make most of the delay: with a known speaker, or a
   *     look-in of at most a packet, little more than a packet
   */
  public CodecProcessor(SpeechCodec codec, EncodeOptions options, DecodeOptions decoding) {
    this.codec = codec;
    this.decoding = decoding;
    encoder = codec.newEncoder(options);
    ModelConfig config = codec.model().config();
    rateHz = config.sampleRateHz();
    // A packet and what the encoder and the decoder look ahead; one frame for the synthesis filter,
    // and one that the decoder holds back. Then the filters behind it.
    long frames =
        options.packetFrames()
            + config.encoder().lookAheadFrames()
            + config.conditioner().lookAheadFrames()
            + 2;
    boolean isVoiceKnown = options.speaker().isPresent() || config.speaker().isTable();
    long lookIn = isVoiceKnown ? 0 : options.lookIn().toMillis() * rateHz / 1000;
    delay = Math.max(lookIn, frames * config.codeHopSamples() + codec.model().filterDelaySamples());
  }

  /** Samples by which the output comes later than the input. */
  public long delaySamples() {
    return delay;
  }

  /**
   * Replaces the event's samples.
   *
   * @throws IllegalArgumentException if the event is of another rate or overlaps the one before
   */
  @Override
  public boolean process(AudioEvent event) {
    if (event.getSampleRate() != rateHz || event.getOverlap() != 0) {
      throw new IllegalArgumentException(
          "expected sound of %s Hz without overlap, found %s Hz with an overlap of %s"
              .formatted(rateHz, event.getSampleRate(), event.getOverlap()));
    }
    float[] buffer = event.getFloatBuffer(); // reused by Tarsos: nothing of it is kept
    encoder.push(buffer, 0, buffer.length);
    drain();
    int silent = (int) Math.max(0, Math.min(buffer.length, delay - taken));
    taken += buffer.length;
    Arrays.fill(buffer, 0, silent, 0);
    if (silent < buffer.length) {
      int count = decoder.orElseThrow().poll(buffer, silent, buffer.length - silent);
      if (silent + count < buffer.length) {
        throw new IllegalStateException("the decoder owes samples after " + delay);
      }
    }
    return true;
  }

  /** Ends the speech; {@link #rest()} has what the pipeline did not live to hear. */
  @Override
  public void processingFinished() {
    if (!isFinished) {
      isFinished = true;
      encoder.finish();
      drain();
      decoder.orElseThrow().finish(encoder.samples());
    }
  }

  /**
   * What is left of the speech when the pipeline has ended: its last {@link #delaySamples()}.
   *
   * @throws IllegalStateException if it has not ended
   */
  public float[] rest() {
    if (!isFinished) {
      throw new IllegalStateException("the pipeline has not ended");
    }
    float[] all = new float[(int) Math.min(taken, delay)];
    return Arrays.copyOf(all, decoder.orElseThrow().poll(all, 0, all.length));
  }

  private void drain() {
    if (decoder.isEmpty()) {
      decoder = encoder.header().map(header -> codec.newDecoder(header, decoding));
    }
    for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      decoder.orElseThrow().push(p.get());
    }
  }
}
