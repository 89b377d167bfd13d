// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import dev.phonocode.audio.AudioClip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How near decoded speech is to the original. A figure is NaN where it does not exist: a recording
 * with less than 0.4 s of speech has no intelligibility, one without voice no pitch, and silence
 * none of all.
 *
 * @param stoi short-time objective intelligibility, 1 at best
 * @param estoi extended short-time objective intelligibility, 1 at best
 * @param mcd mel-cepstral distortion, dB
 * @param lsd log-spectral distance, dB
 * @param nmr noise-to-mask ratio, dB
 * @param f0Cents median pitch error, hundredths of a semitone
 * @param vuvPercent frames voiced in one of the two alone
 */
public record SpeechMetrics(
    double stoi,
    double estoi,
    double mcd,
    double lsd,
    double nmr,
    double f0Cents,
    double vuvPercent) {
  /** The rate at which signals are compared. */
  static final int RATE_HZ = 16_000;

  /**
   * Compares two clips of any rates. A delay of the one against the other, up to 200 ms, and what
   * the one is longer than the other count for nothing; nor does level, except that voicing has an
   * absolute threshold.
   */
  public static SpeechMetrics compare(AudioClip original, AudioClip decoded) {
    Alignment pair = Alignment.of(atCommonRate(original), atCommonRate(decoded));
    ThirdOctaves bands = ThirdOctaves.of(pair.reference(), pair.degraded());
    ActiveSpectra spectra = ActiveSpectra.of(pair.reference(), pair.degraded());
    PitchMetrics pitch = PitchMetrics.of(pair.reference(), pair.degraded());
    return new SpeechMetrics(
        Stoi.of(bands),
        ExtendedStoi.of(bands),
        MelCepstralDistortion.of(spectra),
        LogSpectralDistance.of(spectra),
        NoiseToMask.of(spectra),
        pitch.cents(),
        pitch.voicingErrorPercent());
  }

  /** The figures by the names that scripts know them by. */
  public static Map<String, ToDoubleFunction<SpeechMetrics>> figures() {
    Map<String, ToDoubleFunction<SpeechMetrics>> figures = new LinkedHashMap<>();
    figures.put("stoi", SpeechMetrics::stoi);
    figures.put("estoi", SpeechMetrics::estoi);
    figures.put("mcd", SpeechMetrics::mcd);
    figures.put("lsd", SpeechMetrics::lsd);
    figures.put("nmr", SpeechMetrics::nmr);
    figures.put("f0_cents", SpeechMetrics::f0Cents);
    figures.put("vuv_percent", SpeechMetrics::vuvPercent);
    return figures;
  }

  /** How many of these have each figure, by its name. */
  public static Map<String, Integer> counts(List<SpeechMetrics> all) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    figures()
        .forEach(
            (name, figure) ->
                counts.put(
                    name, (int) all.stream().mapToDouble(figure).filter(Double::isFinite).count()));
    return counts;
  }

  /** The mean of each figure over the recordings that have it. */
  public static SpeechMetrics mean(List<SpeechMetrics> all) {
    return new SpeechMetrics(
        mean(all, SpeechMetrics::stoi),
        mean(all, SpeechMetrics::estoi),
        mean(all, SpeechMetrics::mcd),
        mean(all, SpeechMetrics::lsd),
        mean(all, SpeechMetrics::nmr),
        mean(all, SpeechMetrics::f0Cents),
        mean(all, SpeechMetrics::vuvPercent));
  }

  private static double mean(List<SpeechMetrics> all, ToDoubleFunction<SpeechMetrics> figure) {
    return all.stream().mapToDouble(figure).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static double[] atCommonRate(AudioClip clip) {
    double[] samples = new double[clip.samples().length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clip.samples()[i];
    }
    return PolyphaseResampler.of(clip.sampleRateHz(), RATE_HZ).resample(samples);
  }
}
