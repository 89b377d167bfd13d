/**
 * Looks at sound as it is read, for what people hear at once and programs never notice: silence,
 * clipping, numbers out of scale, no syllables, half of the band missing.
 *
 * <p>Start reading at {@link dev.phonocode.audio.check.CheckedSource}. Thresholds are chosen so
 * that speech of any usual recording passes: a warning is to be rare and right.
 */
package dev.phonocode.audio.check;
