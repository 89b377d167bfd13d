// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
  private static final Weights WEIGHTS =
      Weights.of(
          Map.of(
              "b.weight", new Tensor(new int[] {2, 3}, new float[] {1, -2, 0.5f, 3, 0.1f, 7}),
              "a.bias", new Tensor(new int[] {2}, new float[] {0.1f, -0.2f})));

  @Test
  void readsBackWhatItWrote() throws IOException {
    assertEquals(WEIGHTS.tensors(), Safetensors.read(Safetensors.write(WEIGHTS)));
  }

  @Test
  void laysOutHeaderAndDataAsTheFormatSays() {
    byte[] bytes = Safetensors.write(WEIGHTS);
    int header = bytes[0] & 0xFF;
    String json = new String(bytes, 8, header, StandardCharsets.US_ASCII);
    assertEquals(0, (8 + header) % 8, "padding");
    assertEquals(
        "{\"a.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b.weight\":{\"dtype\":\"BF16\",\"shape\":[2,3],\"data_offsets\":[8,20]}}",
        json.strip());
    assertEquals(8 + header + 20, bytes.length);
  }

  @Test
  void keepsFloat32WhereItIsNotAskedToNarrow() throws IOException {
    TreeMap<String, Tensor> exact = new TreeMap<>();
    exact.put("x.weight", new Tensor(new int[] {1}, new float[] {0.1f}));
    Map<String, Tensor> back = Safetensors.read(Safetensors.write(exact, name -> false));
    assertArrayEquals(new float[] {0.1f}, back.get("x.weight").data());
  }

  @Test
  void refusesEveryTruncation() {
    byte[] bytes = Safetensors.write(WEIGHTS);
    for (int n = 0; n < bytes.length; n++) {
      byte[] cut = Arrays.copyOf(bytes, n);
      assertThrows(IOException.class, () -> Safetensors.read(cut), "cut to " + n + " bytes");
    }
  }

  @Test
  void refusesHeadersThatLieAboutSizes() {
    for (String header :
        new String[] {
          "{\"x\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000],\"data_offsets\":[0,4]}}",
          "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
          "{\"x\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
          "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
          "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4294967296,4294967300]}}",
          "{\"x\":{\"dtype\":\"F32\",\"shape\":\"?\"}}",
          "[1]",
          "{"
        }) {
      byte[] text = header.getBytes(StandardCharsets.US_ASCII);
      byte[] bytes = new byte[8 + text.length + 8];
      bytes[0] = (byte) text.length;
      System.arraycopy(text, 0, bytes, 8, text.length);
      assertThrows(IOException.class, () -> Safetensors.read(bytes), header);
    }
  }
}
