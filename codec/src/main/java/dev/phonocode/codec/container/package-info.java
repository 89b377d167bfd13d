/**
 * The {@code .phc} file: codes of speech as a stream of packets that stand alone. {@link
 * dev.phonocode.codec.internal.PhcWriter} writes it, {@link dev.phonocode.codec.internal.PhcReader}
 * is its mirror; {@link dev.phonocode.codec.PacketSource} is what a user calls.
 *
 * <p>This page is the whole format, version 1. Every number in it is an unsigned integer: {@code
 * u8}; {@code u16} and {@code u32}, most significant byte first; or a {@code varint}: seven bits a
 * byte, least significant first, the top bit set on all bytes but the last, at most nine bytes, no
 * superfluous zero at the end. {@code s8} is a signed byte. CRC is CRC-32C (Castagnoli, as in
 * iSCSI), a {@code u32} over the bytes named.
 *
 * <pre>
 * file  =  header  packet*  end
 *
 * header
 *   0        4      magic            50 48 43 1A  ("PHC", control-Z)
 *   4        u8     version          1
 *   5        varint length           bytes of the body, at most 65535
 *            32     model id         SHA-256 of the model that made the codes       ─┐
 *            varint sample rate      Hz, 1 to 1000000                                │
 *            varint hop              samples for each code frame, 1 to 1000000       │
 *            varint packet frames    code frames in a packet; the last may have fewer│
 *            varint samples          0: unknown; n + 1: the speech has n samples     │
 *            u8     coding mode      0: fixed width; 1: prior, see below             │ body
 *            u8     books            1 to 32                                         │
 *            u16 ×  books            size of each codebook, less 1; at least 1       │
 *            u8     speaker length   0 to 64                                         │
 *            s8  ×  length           speaker vector times 127, -127 to 127           │
 *            field*                  to the end of the body                         ─┘
 *            u32    CRC              over everything above, magic included
 *
 * field
 *            varint tag              number · 2 + (1 if a reader must know it, else 0)
 *            varint length
 *            length value
 *
 * packet                                             (one that is not the last, at fixed width:
 *   0        u8     sync             B5               8 bytes and the payload; else 9 or 10)
 *   1        u8     kind             0101 0 e s c, see below; here e = 0
 *            varint index            0, 1, 2 … : frame "index · packet frames" comes first in it
 *            varint frames           only if s: fewer than packet frames, at least 1
 *            u8     level            0 to 126: active speech lies at -level / 2 dBFS
 *            varint length           only if c: bytes of the payload
 *                   payload
 *            u32    CRC              over the packet from sync to payload
 *
 * end
 *   0        u8     sync             B5
 *   1        u8     kind             0101 0100
 *            varint frames           in all packets together
 *            varint samples          of the speech: frames = ceil(samples / hop)
 *            u32    CRC              over the bytes from sync to samples
 * </pre>
 *
 * <p><b>Kind.</b> The upper half is 0101 and lengthens the sync mark to twelve bits. {@code e}: the
 * end. {@code s}: a short packet, the last one. {@code c}: the payload is coded with the model's
 * prior; in coding mode 0 it is never set. Bit 3 is 0.
 *
 * <p><b>Fixed width.</b> The codes of a frame stand in book order, frames in time order, each code
 * in the fewest bits that hold the largest of its book (8 for 256), most significant bit first; the
 * last byte is filled up with zero bits. So the length of the payload follows from the frames and
 * is not written.
 *
 * <p><b>Prior.</b> In the order of fixed width, each code takes the bits that its probability asks
 * for: the integer frequencies of {@code src/design/0005-prior.md}, given the codes before it in
 * this packet, and the range coder of {@code dev.phonocode.codec.internal.entropy}. A writer sets
 * {@code c} on each packet that becomes shorter by it, length included, so that no stream is longer
 * than at fixed width; a length above that of fixed width is refused. The model id names the prior
 * too.
 *
 * <p><b>Bounds.</b> A packet has at most 65535 bytes of payload, so no reader needs more memory
 * than that and a header; packet frames are so few that they fit at fixed width, whatever the mode.
 * Samples are at most 2^48, an index at most 2^40. No length is believed before its bytes have
 * come. A payload of n bytes that is coded with the prior stands for at most 128 + 16 n frames
 * ({@link dev.phonocode.codec.ReadOptions#maxSeconds} puts a greatest length in its place); a
 * writer stores a packet at fixed width that would be beyond it. Nothing may follow the end packet.
 *
 * <p><b>Damage.</b> A packet needs the header and nothing else: each says where it belongs. A
 * reader finds the next one by its sync mark, a possible kind, and a CRC that fits. A stream
 * without an end packet was cut. What is lost is silent, and what lies between two gaps has the
 * samples of a stream of its own ({@code src/design/0006-damage.md}).
 *
 * <p><b>Newer files.</b> A reader skips fields that it does not know and need not; it refuses, by
 * number, a required field, a coding mode or a version that it does not know. New versions keep the
 * first five bytes; all versions read all golden files in {@code src/test/resources}.
 *
 * <p><b>Cost.</b> Beside its payload a packet has 8 bytes at fixed width, with the prior 9 for a
 * payload under 128 bytes and else 10, and one more from packet 128 on, and from 16384. With 200
 * frames of 20 ms, as recordings have, 10 are 20 bit/s; with 50, as pipes have, 9 are 72. The
 * default model's header takes 75 bytes if the number of samples is unknown, the end packet about
 * 10.
 */
package dev.phonocode.codec.container;
