/**
 * Codes as units of speech: runs of one code, what they are worth, and whether they tell one sound
 * from another. Start at {@link dev.phonocode.analysis.units.UnitAnalysis}.
 *
 * <pre>
 * codes ─► CodeRun: where a code begins and ends ─► BoundaryScore   against phone boundaries (Räsänen 2009)
 *                                               └─► UnitRate        runs a second, their bits (ZeroSpeech 2019)
 * codes of triphones ─► Abx: is X nearer to A, of its phone, than to B? (Schatz et al. 2013)
 * </pre>
 */
package dev.phonocode.analysis.units;
