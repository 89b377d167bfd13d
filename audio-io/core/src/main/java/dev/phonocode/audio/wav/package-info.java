/**
 * WAV: the RIFF container, read and written.
 *
 * <pre>
 *  "RIFF" size "WAVE"  { id[4] size[4] body[size] pad[size &amp; 1] }*
 *   fmt   tag[2] channels[2] rate[4] bytesPerSecond[4] blockAlign[2] bits[2] …extension
 *   data  frames of channels × samples, little-endian
 * </pre>
 *
 * <p>Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0"
 * (1991); WAVE_FORMAT_EXTENSIBLE (Microsoft, 2001); RF64 (EBU Tech 3306); mu-law and A-law (ITU-T
 * G.711). Start reading at {@link dev.phonocode.audio.wav.WavSource}; {@link
 * dev.phonocode.audio.wav.WavHeaderReader} says which sizes are believed and which are not.
 */
package dev.phonocode.audio.wav;
