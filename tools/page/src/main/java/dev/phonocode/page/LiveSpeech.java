// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.pitch.PitchMover;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.VoiceConversion;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** One speaker, live: samples in, and out what was said a little earlier. Thread-safe. */
final class LiveSpeech implements AutoCloseable {
  private static final double SEMITONES = 12; // of an octave
  private static final int MOST_LATE_SAMPLES = 8_000; // that a pitch mover holds back, and more

  private final SpeechEncoder encoder;
  private final SpeechDecoder decoder;
  private final Optional<PitchMover> mover;
  private final WorkLimit.Place place;
  private final int rateHz;
  private volatile long lastNanos = System.nanoTime();

  /**
   * @param decoding with the voice to speak in, to whose pitch the speech is moved where both are
   *     known; without one, it is that of {@code heard}
   * @param heard what the speaker said so far: a second of it tells the voice, two the pitch
   * @param place given back when this is closed
   */
  LiveSpeech(SpeechCodec codec, DecodeOptions decoding, float[] heard, WorkLimit.Place place) {
    this.place = place;
    rateHz = codec.model().config().sampleRateHz();
    AudioClip start = new AudioClip(heard, rateHz);
    mover = decoding.voice().flatMap(voice -> mover(codec, voice, start));
    DecodeOptions voiced =
        decoding.voice().isPresent() ? decoding : decoding.voice(codec.voiceOf(start));
    encoder = codec.newEncoder(EncodeOptions.lowLatency());
    decoder = codec.newDecoder(encoder.header().orElseThrow(), voiced);
  }

  /** To the pitch of a voice, as {@link VoiceConversion} moves it; not to its timbre. */
  private static Optional<PitchMover> mover(SpeechCodec codec, Voice voice, AudioClip start) {
    AudioSource sound = AudioSource.of(start);
    try (VoiceConversion conversion = codec.newConversion(voice, sound, PitchChange.follow())) {
      double factor = Math.pow(2, conversion.semitones() / SEMITONES);
      return factor == 1
          ? Optional.empty()
          : Optional.of(new PitchMover(start.sampleRateHz(), factor));
    } catch (IOException e) {
      // Memory does not fail to be read.
      throw new UncheckedIOException(e);
    }
  }

  /** Takes samples; gives those that can be spoken now. */
  synchronized float[] push(float[] samples) {
    lastNanos = System.nanoTime();
    float[] moved = mover.map(m -> moved(m, samples)).orElse(samples);
    encoder.push(moved, 0, moved.length);
    for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      decoder.push(p.get());
    }
    float[] spoken = new float[samples.length + rateHz];
    return Arrays.copyOf(spoken, decoder.poll(spoken, 0, spoken.length));
  }

  private static float[] moved(PitchMover mover, float[] samples) {
    mover.push(samples, 0, samples.length);
    float[] moved = new float[samples.length + MOST_LATE_SAMPLES];
    return Arrays.copyOf(moved, mover.poll(moved, 0, moved.length));
  }

  long lastNanos() {
    return lastNanos;
  }

  @Override
  public void close() {
    place.close();
  }
}
