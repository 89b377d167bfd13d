/**
 * Files, whatever they hold: read and written so that nothing is lost and every error says of which
 * file it speaks.
 *
 * <pre>
 *  bytes ─► AtomicFile ─► part file in the same folder ─► fsync ─► one move ─► FILE, whole
 *                     └─► a device or a pipe, as the bytes come
 *  FILE, a pipe, &lt;(…) ─► InputFile.open ─► InputStream whose errors name it
 * </pre>
 *
 * <p>Start reading at {@link dev.phonocode.audio.files.AtomicFile}.
 */
package dev.phonocode.audio.files;
