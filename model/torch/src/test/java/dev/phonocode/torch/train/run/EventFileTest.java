// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  @TempDir Path folder;

  @Test
  void holdsEveryNumberUnderItsTagAndStep() throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("train/bits_per_sample", 5.25);
    numbers.put("train/usage/1", 0.5);
    try (EventFile events = new EventFile(folder, 200)) {
      events.add(300, numbers);
    }
    List<UnknownFieldSet> records = records();
    assertEquals(3, records.size());
    assertEquals("brain.Event:2", bytes(records.get(0), 3).toStringUtf8());
    // A session that starts at step 201: earlier files hold nothing from there on.
    assertEquals(201, records.get(1).getField(2).getVarintList().get(0));
    assertEquals(
        1, UnknownFieldSet.parseFrom(bytes(records.get(1), 7)).getField(1).getVarintList().get(0));
    assertEquals(300, records.get(2).getField(2).getVarintList().get(0));
    UnknownFieldSet summary = UnknownFieldSet.parseFrom(bytes(records.get(2), 5));
    Map<String, Double> read = new LinkedHashMap<>();
    for (ByteString value : summary.getField(1).getLengthDelimitedList()) {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(value);
      int bits = fields.getField(2).getFixed32List().get(0);
      read.put(bytes(fields, 1).toStringUtf8(), (double) Float.intBitsToFloat(bits));
    }
    assertEquals(numbers, read);
  }

  /** The masked checksum as tensorflow/core/lib/hash/crc32c.h defines it, in 64 bits. */
  private static int masked(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    long value = crc.getValue();
    return (int) (((value >>> 15) | (value << 17)) + 0xA282EAD8L);
  }

  private List<UnknownFieldSet> records() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<UnknownFieldSet> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertEquals(masked(length), in.getInt());
      byte[] data = new byte[(int) in.getLong(in.position() - 12)];
      in.get(data);
      assertEquals(masked(data), in.getInt());
      records.add(UnknownFieldSet.parseFrom(data));
    }
    return records;
  }

  private static ByteString bytes(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().get(0);
  }
}
