/**
 * Codes as files of other programs, and back: CSV, JSON lines and NumPy's {@code .npz}. They carry
 * all that decoding needs, so that an export decodes to the samples of its {@code .phc}; and what a
 * script leaves out has a usual value, so that codes of a language model decode too. The columns
 * are described in {@code src/site/exports.md}.
 *
 * <pre>
 * packets ─► ExportWriter (Csv, JsonLines, Npz) ─► file
 * file ─► CsvReader, JsonLinesReader, NpzReader ─► GatheredFrames (every check) ─► CodeSequence
 * </pre>
 *
 * <p>Start at {@link dev.phonocode.codec.export.CodeExports}.
 */
package dev.phonocode.codec.export;
