// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.DeEmphasis;
import dev.phonocode.audio.timbre.Timbre;
import dev.phonocode.audio.timbre.TimbreMoving;
import dev.phonocode.codec.internal.voice.HeardVoice;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.SpeakerBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversionTest {
  private static final Voice ANNA = Voice.named("set/anna"); // 0.5 five times, 220 Hz
  private static final Voice BERT = Voice.named("set/bert"); // -0.5 five times, pitch not known

  private final SpeechCodec codec = Models.small();

  @Test
  void aMixtureIsTheMeanOfItsVectorsInAnyUnit() {
    Voice mixture = Voice.mixture(Map.of("set/anna", 3.0, "set/bert", 1.0));
    assertArrayEquals(
        new float[] {0.25f, 0.25f, 0.25f, 0.25f, 0.25f}, Voices.vector(codec.model(), mixture));
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("set/anna", 0.3);
    shares.put("set/bert", 0.7);
    CodeSequence codes = codec.encode(Signals.clip(6_400, 4));
    AudioClip mixed = codec.decode(codes, DecodeOptions.defaults().speaker(shares));
    assertNotEquals(mixed, codec.decode(codes, DecodeOptions.defaults().voice(ANNA)));
    assertNotEquals(mixed, codec.decode(codes, DecodeOptions.defaults().voice(BERT)));
  }

  @Test
  void aMixtureOfOneIsThatVoiceToTheBit() {
    CodeSequence codes = codec.encode(Signals.clip(6_400, 4));
    assertEquals(
        codec.decode(codes, DecodeOptions.defaults().speaker("set/anna")),
        codec.decode(codes, DecodeOptions.defaults().speaker(Map.of("set/anna", 0.2))));
  }

  @Test
  void sharesThatCannotBeAreRefused() {
    for (double share : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Voice.mixture(Map.of("set/anna", share)));
    }
    assertThrows(IllegalArgumentException.class, () -> Voice.mixture(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> PitchChange.by(24.5));
    assertThrows(IllegalArgumentException.class, () -> PitchChange.by(Double.NaN));
    Voice foreign = Voice.ofVector(0.5f);
    CodeSequence codes = codec.encode(Signals.clip(640, 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> codec.decode(codes, DecodeOptions.defaults().voice(foreign)));
  }

  @Test
  void pitchIsKnownOfAMixtureWhoseEveryPartHasOne() {
    assertEquals(220, codec.pitchHz(ANNA).getAsDouble(), 1e-9);
    assertTrue(codec.pitchHz(BERT).isEmpty());
    assertTrue(codec.pitchHz(Voice.mixture(Map.of("set/anna", 1., "set/bert", 1.))).isEmpty());
    assertThrows(UnknownSpeakerException.class, () -> codec.pitchHz(Voice.named("x")));
  }

  @Test
  void theVoiceOfARecordingIsTheOneThatItsCodesCarry() {
    AudioClip clip = Signals.clip(16_000, 5);
    HeardVoice heard = (HeardVoice) codec.voiceOf(clip);
    float[] vector = Voices.vector(codec.model(), heard);
    assertArrayEquals(codec.encode(clip).speaker(), SpeakerBytes.of(vector));
    double hertz = heard.pitchHz().getAsDouble();
    assertTrue(hertz > 85 && hertz < 195, "pitch " + hertz);
    AudioClip tiny = Signals.clip(100, 5);
    assertThrows(IllegalArgumentException.class, () -> codec.voiceOf(tiny));
  }

  @Test
  void speechMovesToThePitchOfTheVoiceOnlyIfItIsKnown() throws IOException {
    AudioClip clip = Signals.clip(48_000, 6);
    double ownHz = HeardVoice.medianPitchHz(clip).getAsDouble();
    VoiceConversion toAnna = codec.newConversion(ANNA, AudioSource.of(clip), PitchChange.follow());
    assertEquals(12 * Math.log(220 / ownHz) / Math.log(2), toAnna.semitones(), 1e-9);
    AudioClip moved = toAnna.readAll();
    assertEquals(clip.samples().length, moved.samples().length);
    assertEquals(220, HeardVoice.medianPitchHz(moved).getAsDouble(), 10);
    VoiceConversion toBert = codec.newConversion(BERT, AudioSource.of(clip), PitchChange.follow());
    assertEquals(0, toBert.semitones());
    assertEquals(clip, toBert.readAll());
    VoiceConversion up = codec.newConversion(BERT, AudioSource.of(clip), PitchChange.by(3));
    double factor = HeardVoice.medianPitchHz(up.readAll()).getAsDouble() / ownHz;
    assertEquals(Math.pow(2, 0.25), factor, 0.05);
  }

  /** Says how much of a clip was read. */
  private static final class Counted implements AudioSource {
    final AudioSource clip;
    int count;

    Counted(AudioClip clip) {
      this.clip = AudioSource.of(clip);
    }

    @Override
    public int sampleRateHz() {
      return clip.sampleRateHz();
    }

    @Override
    public int read(float[] buffer, int offset, int length) throws IOException {
      int n = clip.read(buffer, offset, Math.min(length, 500));
      count += Math.max(0, n);
      return n;
    }

    @Override
    public void close() {}
  }

  @Test
  void onlyVoicedSpeechCountsInTheStartThatIsHeard() throws IOException {
    float[] late = new float[6 * 16_000];
    System.arraycopy(Signals.babble(4 * 16_000, 1, 6), 0, late, 2 * 16_000, 4 * 16_000);
    Counted sound = new Counted(new AudioClip(late, 16_000));
    VoiceConversion toAnna =
        codec.newConversion(ANNA, sound, PitchChange.follow(), Duration.ofMillis(500));
    assertTrue(sound.count >= 2.5 * 16_000 && sound.count <= 4 * 16_000, sound.count + " read");
    AudioClip start = new AudioClip(Arrays.copyOf(late, sound.count), 16_000);
    double ownHz = HeardVoice.medianPitchHz(start).getAsDouble();
    assertEquals(12 * Math.log(220 / ownHz) / Math.log(2), toAnna.semitones(), 1e-9);
    assertEquals(late.length, toAnna.readAll().samples().length);

    Counted silence = new Counted(new AudioClip(new float[30 * 16_000], 16_000));
    codec.newConversion(ANNA, silence, PitchChange.follow(), Duration.ofMillis(500));
    assertEquals(20 * 16_000, silence.count);
  }

  @Test
  void speechMovesToTheTimbreOfTheVoice() throws IOException {
    AudioClip clip = Signals.clip(48_000, 8);
    float[] dull = Signals.clip(48_000, 9).samples();
    new DeEmphasis(0.9f).apply(dull, 0, dull.length);
    HeardVoice target = (HeardVoice) codec.voiceOf(new AudioClip(dull, 16_000));
    Timbre wanted = target.timbre().orElseThrow();
    AudioClip converted =
        codec.newConversion(target, AudioSource.of(clip), PitchChange.keep()).readAll();
    assertEquals(clip.samples().length, converted.samples().length);
    float was = firstMean(clip) - wanted.means().get(0);
    float is = firstMean(converted) - wanted.means().get(0);
    assertTrue(Math.abs(is) < 0.2 * Math.abs(was), "c1 is off by " + is + ", before by " + was);
  }

  private static float firstMean(AudioClip clip) {
    return TimbreMoving.timbreOf(clip).orElseThrow().means().get(0);
  }

  @Test
  void convertingIsMovingPitchAndTimbreEncodingAndDecoding() throws IOException {
    AudioClip clip = Resampling.toRate(Signals.clip(8_000, 7), 22_050);
    AudioClip kept =
        codec.convert(clip, PitchChange.keep(), DecodeOptions.defaults().voice(ANNA).seed(2));
    assertEquals(
        codec.decode(codec.encode(clip), DecodeOptions.defaults().voice(ANNA).seed(2)), kept);
    AudioClip moved = codec.convert(clip, ANNA);
    assertEquals(kept.samples().length, moved.samples().length);
    assertNotEquals(kept, moved);
    assertEquals(
        codec.decode(
            codec.encode(
                codec.newConversion(ANNA, AudioSource.of(clip), PitchChange.follow()).readAll()),
            DecodeOptions.defaults().voice(ANNA)),
        moved);
  }

  @Test
  void silenceConvertsToo() {
    AudioClip silence = new AudioClip(new float[5_000], 16_000);
    assertEquals(5_000, codec.convert(silence, ANNA).samples().length);
    assertEquals(0, codec.convert(new AudioClip(new float[0], 16_000), ANNA).samples().length);
  }
}
