/**
 * How near decoded speech is to the original, by published measures that compare the two. Start at
 * {@link dev.phonocode.analysis.metrics.SpeechMetrics}, which aligns a pair and takes them all.
 *
 * <pre>
 * original ─┬─► Alignment ─► Stoi, ExtendedStoi        words: third-octave envelopes
 * decoded  ─┘                MelCepstralDistortion     timbre: dB
 *                            LogSpectralDistance       spectrum: dB
 *                            NoiseToMask               what can be heard of the difference: dB
 *                            PitchMetrics              tune and voicing: cents, %
 * </pre>
 *
 * <p>All work in double precision on signals {@code [samples]} at 16 kHz. They are judges, not part
 * of the codec: nothing here is normative arithmetic, and no code depends on their last bits.
 */
package dev.phonocode.analysis.metrics;
