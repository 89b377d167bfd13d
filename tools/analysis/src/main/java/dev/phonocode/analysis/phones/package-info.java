/**
 * How much of the phones is in the codes. Start at {@link
 * dev.phonocode.analysis.phones.PhoneAnalysis}.
 *
 * <pre>
 * recording ─► codes ────┐
 *          └─► cepstra ──┼─► LabelledFrames, a phone at the centre of each code frame
 * labels ─► Transcript ──┘        │ rows of the split "train"        │ all other rows
 *                                 ▼                                  ▼
 *                              PhonePredictor, fitted ───────────────► ScoreRow, Confusion ─► tables
 *                              codes, pairs of codes, linear probe; k-means and a classifier for scale
 * </pre>
 *
 * <p>The map from code to phone is that of van den Oord et al. 2017, §4.3: the most frequent phone
 * of each code. There it was fitted and tested on speakers that the model knew; here the test never
 * sees a recording that the map was fitted on, and unseen speakers stand apart.
 */
package dev.phonocode.analysis.phones;
