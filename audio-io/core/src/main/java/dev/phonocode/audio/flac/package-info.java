/**
 * FLAC, read by jflac and then checked.
 *
 * <pre>
 *  "fLaC"  { last[1 bit] type[7 bits] size[3] body[size] }+   STREAMINFO first
 *          { frame: sync, header, CRC-8, one subframe a channel, CRC-16 }*
 * </pre>
 *
 * <p>Source: RFC 9639, "Free Lossless Audio Codec (FLAC)" (2024). jflac decodes frames exactly, but
 * passes over damage without an error and trusts the sizes in metadata. So {@link
 * dev.phonocode.audio.flac.FlacSource} reads the metadata itself, hands jflac nothing but frames,
 * and holds each of them against STREAMINFO: format, position, CRC, total length and MD5. Start
 * reading there. One wart is left: jflac prints a line to {@code System.out} for each partition of
 * residuals that is stored without Rice coding, which encoders hardly ever write.
 */
package dev.phonocode.audio.flac;
