/**
 * What a Java developer calls: speech to codes, codes to speech. Start at {@link
 * dev.phonocode.codec.SpeechCodec}.
 *
 * <pre>
 * samples ─► FrontEnd ───► model's LatentEncoder, PacketQuantiser ─► packets ─► container ─► .phc
 *            pre-emphasis, log-mel,      (SpeechEncoder)             codes, level
 *            level meter, feature
 *
 * .phc ─► container ─► packets ─► model's CodeDecoder ─► LoudnessRamp ─► de-emphasis, clip ─► samples
 *                                   (SpeechDecoder)
 * </pre>
 *
 * <p>The method is VQ-VAE (van den Oord, Vinyals, Kavukcuoglu 2017); the network is {@code
 * src/design/0001-network.md} and lives in {@code dev.phonocode.model.infer}. What this package
 * adds is the way from recordings to its input and back:
 *
 * <p><b>Level.</b> Each packet has one level byte. It is the level meter's word once it has heard
 * the packet and the encoder's look-ahead (40 ms), and scales exactly the features heard since the
 * packet before; so no feature is scaled by a level that has not heard it. The decoder undoes it at
 * the same place: {@code lookAheadFrames} into the packet, fading over 10 ms.
 *
 * <p><b>Voice.</b> The speaker vector in the header comes from the first 20 seconds at most; see
 * {@link dev.phonocode.codec.EncodeOptions#lookIn()}.
 *
 * <p><b>Streams.</b> Whole clips go through the same encoder and decoder objects as streams, so
 * chunked equals whole, byte for byte. {@link dev.phonocode.codec.PacketSource} is what lies
 * between them: packets of a file, of speech or of codes in memory, thinned, cut, written or
 * decoded as they come.
 */
package dev.phonocode.codec;
