/**
 * Measures a model over a set of recordings. Start at {@link dev.phonocode.analysis.Evaluation}.
 *
 * <pre>
 * recording ─► BookLadder: this codec with 1, 2, … books ─► file ─► all decoded at once ─┐
 *           └► SpeechSystem: classical.ClassicalCodecs ─► file ─► decode ─────────────────┴─►
 *                                                   metrics.SpeechMetrics ─► SystemScore, a row
 * recording ─► codes ─► CodebookStatistics            how the codes of each book are used
 * recording ─► TeacherForcing                         bits a sample, with right and wrong codes
 * </pre>
 *
 * <p>Rates come from the bytes of whole files on the disk, headers and all.
 */
package dev.phonocode.analysis;
