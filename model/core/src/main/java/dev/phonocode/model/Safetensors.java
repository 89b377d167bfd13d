// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The safetensors format: an 8-byte little-endian header length, a JSON header that gives each
 * tensor's dtype, shape and byte range, then the data. Ours is sorted by name and padded with
 * spaces to 8 bytes, so equal weights are equal bytes; {@code BF16} and {@code F32} are the dtypes.
 */
public final class Safetensors {
  private static final long MAX_HEADER_BYTES = 16 << 20;

  private Safetensors() {}

  /** Weights in their stored form as bytes. */
  static byte[] write(Weights weights) {
    return write(weights.tensors(), Weights::isBFloat16);
  }

  /**
   * Tensors as bytes, in the map's order.
   *
   * @param half the names to store as bfloat16; all others are float32
   */
  public static byte[] write(SortedMap<String, Tensor> tensors, Predicate<String> half) {
    byte[] head = head(tensors, half);
    int end = 0;
    for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
      end = Math.addExact(end, bytes(e, half));
    }
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(head.length, end)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(head);
    tensors.forEach(
        (name, t) -> {
          boolean narrow = half.test(name);
          for (float x : t.data()) {
            if (narrow) {
              out.putShort(BFloat16.fromFloat(x));
            } else {
              out.putFloat(x);
            }
          }
        });
    return out.array();
  }

  /** Whether a file has the length and the header that these weights are written with. */
  static boolean startsLike(byte[] file, Weights weights) {
    byte[] head = head(weights.tensors(), Weights::isBFloat16);
    long length = head.length;
    for (Map.Entry<String, Tensor> e : weights.tensors().entrySet()) {
      length += bytes(e, Weights::isBFloat16);
    }
    return file.length == length && Arrays.equals(file, 0, head.length, head, 0, head.length);
  }

  private static int bytes(Map.Entry<String, Tensor> tensor, Predicate<String> half) {
    int width = half.test(tensor.getKey()) ? Short.BYTES : Float.BYTES;
    return Math.multiplyExact(tensor.getValue().data().length, width);
  }

  /** All that comes before the numbers. */
  private static byte[] head(SortedMap<String, Tensor> tensors, Predicate<String> half) {
    JsonObject header = new JsonObject();
    int end = 0;
    for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", half.test(e.getKey()) ? "BF16" : "F32");
      JsonArray shape = new JsonArray();
      for (int n : e.getValue().shape()) {
        shape.add(n);
      }
      entry.add("shape", shape);
      JsonArray range = new JsonArray();
      range.add(end);
      end = Math.addExact(end, bytes(e, half));
      range.add(end);
      entry.add("data_offsets", range);
      header.add(e.getKey(), entry);
    }
    StringBuilder text = new StringBuilder(header.toString());
    while (text.length() % 8 != 0) {
      text.append(' ');
    }
    byte[] words = text.toString().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(Long.BYTES + words.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(words.length)
        .put(words)
        .array();
  }

  /**
   * Reads tensors; bfloat16 becomes float32.
   *
   * @throws IOException if a length, range, shape or dtype is not what the format says
   */
  public static Map<String, Tensor> read(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 8) {
      throw new IOException("safetensors: " + bytes.length + " bytes, expected at least 8");
    }
    long headerBytes = in.getLong();
    if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, bytes.length - 8)) {
      throw new IOException(
          "safetensors: header length " + headerBytes + " in a file of " + bytes.length + " bytes");
    }
    String text = new String(bytes, 8, (int) headerBytes, StandardCharsets.UTF_8);
    ByteBuffer data = in.slice(8 + (int) headerBytes, bytes.length - 8 - (int) headerBytes);
    data.order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> tensors = new TreeMap<>();
    TreeMap<Long, Long> ranges = new TreeMap<>(); // ends by starts
    try (JsonReader header = new JsonReader(new StringReader(text))) {
      header.beginObject();
      while (header.hasNext()) {
        String name = header.nextName();
        JsonObject entry = JsonParser.parseReader(header).getAsJsonObject();
        if (!name.equals("__metadata__")) {
          claim(name, entry, ranges);
          if (tensors.put(name, tensor(name, entry, data)) != null) {
            throw new IOException("safetensors: tensor " + name + " is there twice");
          }
        }
      }
      header.endObject();
    } catch (JsonParseException
        | MalformedJsonException
        | EOFException
        | UnsupportedOperationException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      throw new IOException("safetensors: header is not as specified: " + e.getMessage(), e);
    }
    return tensors;
  }

  /** Takes a tensor's bytes, which no other may have. */
  private static void claim(String name, JsonObject entry, TreeMap<Long, Long> ranges)
      throws IOException {
    long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    if (from >= to) {
      return; // empty: it shares no byte
    }
    Map.Entry<Long, Long> before = ranges.lowerEntry(to);
    if (before != null && before.getValue() > from) {
      throw new IOException(
          "safetensors: tensor %s has bytes %d to %d, which overlap another's"
              .formatted(name, from, to));
    }
    ranges.put(from, to);
  }

  private static Tensor tensor(String name, JsonObject entry, ByteBuffer data) throws IOException {
    String dtype = entry.get("dtype").getAsString();
    int width = dtype.equals("BF16") ? 2 : dtype.equals("F32") ? 4 : 0;
    var dims = entry.getAsJsonArray("shape");
    int[] shape = new int[dims.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dims.get(i).getAsInt();
    }
    long from = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long to = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    long size = width == 0 ? -1 : Tensor.size(shape);
    if (size < 0 || from < 0 || to > data.capacity() || to - from != size * width) {
      throw new IOException(
          String.format(
              "safetensors: tensor %s is %s, data has %s bytes; expected BF16 or F32 with a"
                  + " range that fits the shape",
              name, entry, data.capacity()));
    }
    ByteBuffer in = data.duplicate().order(ByteOrder.LITTLE_ENDIAN).position((int) from);
    float[] numbers = new float[(int) size];
    if (width == Short.BYTES) {
      short[] stored = new short[numbers.length];
      in.asShortBuffer().get(stored);
      BFloat16.toFloats(stored, numbers);
    } else {
      in.asFloatBuffer().get(numbers);
    }
    return new Tensor(shape, numbers);
  }
}
