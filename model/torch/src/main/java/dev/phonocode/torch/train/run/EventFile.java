// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: numbers by step. A record is
 *
 * <pre>
 *   u64 length | u32 masked CRC-32C of it | event.proto message | u32 masked CRC-32C of that
 * </pre>
 *
 * <p>The messages are {@code tensorflow/core/util/event.proto} and {@code framework/summary.proto};
 * the numbers below are their field numbers.
 */
final class EventFile implements Closeable {
  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int EVENT_SESSION = 7;
  private static final int SESSION_STATUS = 1;
  private static final int SESSION_START = 1;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;

  private final OutputStream out;

  /**
   * Creates {@code events.out.tfevents.SECONDS.phonocode} in a folder; a resumed run adds one.
   *
   * @param step steps taken: TensorBoard forgets what earlier files say of later ones
   */
  EventFile(Path folder, int step) throws IOException {
    Files.createDirectories(folder);
    String name = "events.out.tfevents." + System.currentTimeMillis() / 1000 + ".phonocode";
    out =
        Files.newOutputStream(
            folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    write(event().addField(EVENT_FILE_VERSION, text("brain.Event:2")));
    UnknownFieldSet start =
        UnknownFieldSet.newBuilder().addField(SESSION_STATUS, whole(SESSION_START)).build();
    write(event().addField(EVENT_STEP, whole(step + 1)).addField(EVENT_SESSION, message(start)));
  }

  /** Adds numbers of a step, by tag. */
  void add(int step, Map<String, Double> scalars) throws IOException {
    Field.Builder values = Field.newBuilder();
    scalars.forEach(
        (tag, value) ->
            values.addLengthDelimited(
                UnknownFieldSet.newBuilder()
                    .addField(VALUE_TAG, text(tag))
                    .addField(VALUE_SIMPLE, number(value.floatValue()))
                    .build()
                    .toByteString()));
    UnknownFieldSet summary =
        UnknownFieldSet.newBuilder().addField(SUMMARY_VALUE, values.build()).build();
    write(event().addField(EVENT_STEP, whole(step)).addField(EVENT_SUMMARY, message(summary)));
  }

  private static UnknownFieldSet.Builder event() {
    long seconds = Double.doubleToLongBits(System.currentTimeMillis() / 1000.0);
    return UnknownFieldSet.newBuilder()
        .addField(EVENT_WALL_TIME, Field.newBuilder().addFixed64(seconds).build());
  }

  private static Field text(String text) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
  }

  private static Field message(UnknownFieldSet message) {
    return Field.newBuilder().addLengthDelimited(message.toByteString()).build();
  }

  private static Field whole(int value) {
    return Field.newBuilder().addVarint(value).build();
  }

  private static Field number(float value) {
    return Field.newBuilder().addFixed32(Float.floatToIntBits(value)).build();
  }

  private void write(UnknownFieldSet.Builder message) throws IOException {
    byte[] data = message.build().toByteArray();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    ByteBuffer bytes = little(length.length + data.length + 2 * Integer.BYTES);
    bytes.put(length).putInt(maskedCrc(length)).put(data).putInt(maskedCrc(data));
    out.write(bytes.array()); // one call, so that a reader never sees half a record
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Rotated and shifted, as TFRecord has it: a CRC of data that holds CRCs is weak. */
  private static int maskedCrc(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282EAD8;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
