/**
 * Vorbis and Opus in Ogg.
 *
 * <pre>
 *  Ogg pages ─► OggPackets ─► Vorbis: jorbis ─┐
 *              (jogg)      └► Opus: Concentus ┴► OggSource ─► mono samples, trimmed
 * </pre>
 *
 * <p>Sources: RFC 3533 (Ogg), the Vorbis I specification §A.2, RFC 7845 (Opus in Ogg). A page's
 * granule position counts the samples up to the end of its last packet; the last one so says where
 * the sound ends, and the first one where it begins. Start reading at {@link
 * dev.phonocode.audio.formats.ogg.OggSource}.
 */
package dev.phonocode.audio.formats.ogg;
