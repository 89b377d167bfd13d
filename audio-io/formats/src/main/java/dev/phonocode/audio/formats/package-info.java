/**
 * Formats beside WAV and FLAC, each behind an {@link dev.phonocode.audio.AudioReader} that {@link
 * dev.phonocode.audio.AudioFiles} finds when this module is on the class path.
 *
 * <pre>
 *  MP3 ────────────► audio.formats.mp3   jlayer
 *  Ogg Vorbis, Opus ► audio.formats.ogg  jorbis (java-vorbis-support), Concentus
 *  AIFF, AIFC, AU ──► PlainReader        javax.sound
 * </pre>
 *
 * <p>Sound starts and ends at the sample where its recording did: the priming of the encoder and
 * the rest of its last block are cut off, as the formats say. A file that ends too early is an
 * error.
 */
package dev.phonocode.audio.formats;
