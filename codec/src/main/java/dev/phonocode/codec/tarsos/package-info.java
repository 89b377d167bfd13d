/**
 * A bridge for those who have TarsosDSP pipelines: {@link
 * dev.phonocode.codec.tarsos.CodecProcessor} takes a pipeline's sound through the codec and back,
 * {@link dev.phonocode.codec.tarsos.PhcDispatcherSource} makes a {@code .phc} stream the source of
 * a dispatcher.
 *
 * <p>What to know of TarsosDSP 2.4.1: its buffers are reused, so a processor that keeps one keeps
 * noise; the last buffer of a dispatcher is filled up with zeros unless {@code
 * setZeroPadLastBuffer(false)}; with overlap each sample comes more than once; and an {@code
 * IOException} of a source ends {@code run()} as a {@code java.lang.Error} with its message.
 */
package dev.phonocode.codec.tarsos;
