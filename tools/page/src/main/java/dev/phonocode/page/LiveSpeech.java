// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcPacket;
import java.util.Arrays;
import java.util.Optional;

/** One speaker, live: samples in, and out what was said a little earlier. Thread-safe. */
final class LiveSpeech implements AutoCloseable {
  private final SpeechEncoder encoder;
  private final SpeechDecoder decoder;
  private final WorkLimit.Place place;
  private final int rateHz;
  private volatile long lastNanos = System.nanoTime();

  /**
   * @param decoding with the voice to speak in; without one, it is that of {@code heard}
   * @param heard what the speaker said so far: a second of it tells the voice
   * @param place given back when this is closed
   */
  LiveSpeech(SpeechCodec codec, DecodeOptions decoding, float[] heard, WorkLimit.Place place) {
    this.place = place;
    rateHz = codec.model().config().sampleRateHz();
    DecodeOptions voiced =
        decoding.voice().isPresent()
            ? decoding
            : decoding.voice(codec.voiceOf(new AudioClip(heard, rateHz)));
    encoder = codec.newEncoder(EncodeOptions.lowLatency());
    decoder = codec.newDecoder(encoder.header().orElseThrow(), voiced);
  }

  /** Takes samples; gives those that can be spoken now. */
  synchronized float[] push(float[] samples) {
    lastNanos = System.nanoTime();
    encoder.push(samples, 0, samples.length);
    for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      decoder.push(p.get());
    }
    float[] spoken = new float[samples.length + rateHz];
    return Arrays.copyOf(spoken, decoder.poll(spoken, 0, spoken.length));
  }

  long lastNanos() {
    return lastNanos;
  }

  @Override
  public void close() {
    place.close();
  }
}
