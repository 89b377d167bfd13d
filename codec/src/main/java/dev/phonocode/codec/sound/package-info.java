/**
 * {@code .phc} files for {@code javax.sound.sampled}: with this library on the class path, {@code
 * AudioSystem.getAudioInputStream(new File("x.phc"))} gives PCM. Start at {@link
 * dev.phonocode.codec.sound.PhcAudioFileReader}.
 *
 * <p>Looking at a file walks through its packets, as that tells how long it is; the model loads
 * when the first sample is read, once for all streams. It is the built-in one, or the bundle that
 * the system property {@code phonocode.model} names.
 */
package dev.phonocode.codec.sound;
