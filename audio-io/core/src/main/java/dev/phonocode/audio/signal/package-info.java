/**
 * The signal chain around the network: everything between samples and numbers that is not learned.
 *
 * <pre>
 * x ─► PreEmphasis ─► y ─┬─► LogMel (LogMelStream) ─► encoder        v ─► DeEmphasis ─► x
 *                        ├─► LevelMeter ─► level byte, gain          ▲
 *                        └─► Pqmf.analyse ─► MuLaw ─► training       └─────── EnvelopeFilter ◄─┐
 *                                                                                              │
 * decoder ─► MuLaw ─► Pqmf.Synthesis ─► PitchCorrection ─► EnvelopeFilter ─► LongTermPostfilter ─┘
 * </pre>
 *
 * <p>This package is the "Signal" section of design note 1 ({@code src/design/0001-network.md}),
 * and its arithmetic is normative: float32 with one fixed order of operations, sums of products by
 * {@link dev.phonocode.audio.signal.FusedMultiplyAdd} alone, tables computed in double by {@link
 * StrictMath} and rounded once to float. The same samples give the same bits on every machine, and
 * a stream gives the same bits however it is cut into chunks.
 *
 * <p>Notation: {@code x} samples in ±1 at 16 kHz, {@code y} the same pre-emphasised, {@code
 * [bands][steps]} sub-band samples, sample indexes in samples of the full rate.
 *
 * <p>Sources: ITU-T G.711 (mu-law, here the continuous curve); HTK book (mel scale); Nguyen 1994,
 * "Near-Perfect-Reconstruction Pseudo-QMF Banks", and Yang et al. 2020, "Multi-Band MelGAN" (four
 * bands, Kaiser prototype). Start reading at {@link dev.phonocode.audio.signal.LogMel} for the way
 * in and at {@link dev.phonocode.audio.signal.Pqmf} for the way out.
 */
package dev.phonocode.audio.signal;
