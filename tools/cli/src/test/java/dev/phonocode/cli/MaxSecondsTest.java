// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** A file of a few hundred bytes that claims ten minutes, and one that is what it seems. */
class MaxSecondsTest extends InWorkplace {
  private static final int PACKET_FRAMES = 3000; // one minute
  private static final int MODEL_ID_AT = 6;

  @Test
  void fewBytesAreBelievedOnlyIfTheirLengthIsAllowed() throws IOException {
    Path model = RandomModel.withPriorIn(folder, 1);
    Path bomb = bomb(model);
    String info = place.run("info", bomb, "--json").succeeds().text();
    assertTrue(info.contains("\"seconds\":600,"), info);
    assertTrue(info.contains("\"believed_seconds\":25.6,"), info); // 10 packets of 128 frames
    assertTrue(info.contains("--max-seconds must allow its length"), info);
    for (String verb : List.of("codes", "decode", "thin")) {
      String words =
          place.run(verb, bomb, place.out("x." + verb), "--model", model).fails(1).words();
      assertTrue(words.contains("expected at most 128 frames in 0 bytes"), words);
      words =
          place
              .run(verb, bomb, place.out("x." + verb), "--model", model, "--max-seconds", 100)
              .fails(1)
              .words();
      assertTrue(words.contains("expected at most 100.0 s of speech, found 120.0 s"), words);
    }
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void soundFilesAreBelievedAndHeldToTheLengthThatIsGiven() throws IOException {
    String info = place.run("info", place.codes(), "--json").succeeds().text();
    assertTrue(info.contains("\"believed_seconds\":0.41,\"warnings\":[]"), info);
    place.run("decode", place.codes(), place.out("a.wav"), "--max-seconds", "0.42").succeeds();
    place.run("decode", place.codes(), place.out("b.wav"), "--max-seconds", "0.1").fails(1);
    place.run("decode", place.codes(), place.out("b.wav"), "--max-seconds", "-1").fails(2);
  }

  /** A stream of this model whose ten packets have no bytes for their codes. */
  private Path bomb(Path model) throws IOException {
    Path sound = place.out("sound.phc");
    place.run("encode", place.speech(), sound, "--model", model).succeeds();
    byte[] bytes = Files.readAllBytes(sound);
    Files.delete(sound);
    byte[] start = {'P', 'H', 'C', 0x1A, 1};
    byte[] id = Arrays.copyOfRange(bytes, MODEL_ID_AT, MODEL_ID_AT + 32);
    int books = RandomModel.BOOKS;
    // Rate, hop, frames of a packet, samples not known, coding with the prior, books.
    byte[] shape = joined(id, varint(16000), varint(320), varint(PACKET_FRAMES), varint(0));
    byte[] sizesAndVoice = Arrays.copyOfRange(bytes, bodyEnd(bytes) - tail(bytes), bodyEnd(bytes));
    byte[] body = joined(shape, new byte[] {1, (byte) books}, sizesAndVoice);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(withCrc(joined(start, varint(body.length), body)));
    for (int i = 0; i < 10; i++) {
      bomb.write(withCrc(new byte[] {(byte) 0xB5, 0x51, (byte) i, 40, 0}));
    }
    long frames = 10L * PACKET_FRAMES;
    bomb.write(
        withCrc(joined(new byte[] {(byte) 0xB5, 0x54}, varint(frames), varint(320 * frames))));
    return place.file("bomb.phc", bomb.toByteArray());
  }

  private static int bodyEnd(byte[] phc) {
    return MODEL_ID_AT + phc[MODEL_ID_AT - 1];
  }

  /** Bytes of the body after the number of books: two a book, and the voice. */
  private static int tail(byte[] phc) {
    int before = 32 + varint(16000).length + varint(320).length + varint(200).length + 1 + 1 + 1;
    return phc[MODEL_ID_AT - 1] - before;
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    for (; rest >= 128; rest >>= 7) {
      out.write((int) (rest & 127 | 128));
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] withCrc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return joined(bytes, ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
