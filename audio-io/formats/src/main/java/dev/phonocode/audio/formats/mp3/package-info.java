/**
 * MP3 (and MPEG layer II), decoded by jlayer.
 *
 * <p>Sources: ISO/IEC 11172-3 and 13818-3 for frames; the Xing and LAME tags as encoders write them
 * in a first, silent frame: how many frames there are, and how many samples the encoder put before
 * and after the sound. The decoder adds 529 of its own. Without the tag nothing is cut off. Start
 * reading at {@link dev.phonocode.audio.formats.mp3.Mp3Source}.
 */
package dev.phonocode.audio.formats.mp3;
