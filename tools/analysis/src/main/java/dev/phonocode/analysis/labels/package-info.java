/**
 * Who says what when: files of timed labels. Start at {@link dev.phonocode.analysis.labels.Labels}.
 *
 * <pre>
 * file or folder ─► LabelText, lines in Unicode ─► CtmReader        recording channel start duration label
 *                                                  TextGridReader   Praat, long and short
 *                                                  LabReader        HTK (100 ns) or Wavesurfer (s)
 *                                                  PhnReader        TIMIT (samples)
 *                                                      └─► Transcript: Segments in order, none over another
 * </pre>
 *
 * <p>LabelFile finds the files of a folder, LabelIndex the labels that fit a recording's path, and
 * Claims settles which of two recordings of one name they belong to.
 *
 * <p>Labels are phones; words may stand beside them, in a tier or a CTM file of their own.
 *
 * <p>Whatever is wrong is one {@link dev.phonocode.analysis.labels.LabelException} with file and
 * line.
 */
package dev.phonocode.analysis.labels;
