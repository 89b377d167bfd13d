/**
 * Sound in and out: WAV, FLAC and what other readers are on the class path become mono samples,
 * samples become WAV, and any rate becomes any other.
 *
 * <pre>
 *  file or pipe ─► AudioFiles.open ─► AudioSource ─► Resampling.toRate ─► 16 kHz mono samples
 *                  (looks at the first bytes)   (audio.wav, audio.flac)
 *
 *  samples ─► AudioSink ─► 16-bit WAV, to a file (atomically) or to a pipe
 * </pre>
 *
 * <p>Start reading at {@link dev.phonocode.audio.AudioFiles}. Sources and sinks work on streams of
 * any length with bounded memory; {@link dev.phonocode.audio.AudioClip} is a whole recording at
 * once. Whatever a file holds that is not sound ends in one {@link
 * dev.phonocode.audio.AudioFormatException} that says where, what was expected and what was found.
 */
package dev.phonocode.audio;
