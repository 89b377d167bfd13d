// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.JsonObject;
import dev.phonocode.audio.Pcm16;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer in parts, each sent as soon as it is known: a byte that tells its kind, its length in
 * four bytes, big-endian, and so many bytes of JSON or of sound.
 *
 * <pre>
 *   h {"packetFrames", "speaker", ...}     what holds for all of it
 *   p {"level", "bits", "codes"}           a packet, codes [frames][books]
 *   a samples                              sound, 16 bits, little-endian
 *   e {"samples", "bytes", ...}            the end; without it, the answer is cut
 * </pre>
 */
final class SpeechRecords {
  static final String TYPE = "application/octet-stream";

  private final DataOutputStream out;

  SpeechRecords(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Sends a record of JSON. */
  void send(char kind, JsonObject json) throws IOException {
    send(kind, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Sends {@code count} samples. */
  void sound(float[] samples, int count) throws IOException {
    byte[] bytes = new byte[count * Pcm16.BYTES];
    Pcm16.encode(samples, 0, count, bytes);
    send('a', bytes);
  }

  private void send(char kind, byte[] bytes) throws IOException {
    out.writeByte(kind);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
