// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.files.Checksums;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles whose checksums are right and whose content is not: one line names file and entry. */
class HostileBundleTest {
  private static final long SEED = 20_261_126;

  @TempDir Path folder;

  @Test
  void weightsThatAreNoNumbersAreRefused() {
    assertEquals(
        "x.phm: weights.safetensors: tensor a.bias: expected finite numbers, found NaN at 0",
        refusal(entries(tensors("\"a.bias\":" + F32, Float.NaN))));
  }

  @Test
  void tensorsThatShareBytesOrNamesAreRefused() {
    assertEquals(
        "x.phm: weights.safetensors: safetensors: tensor b has bytes 0 to 4, which overlap"
            + " another's",
        refusal(entries(tensors("\"a\":" + F32 + ",\"b\":" + F32, 1))));
    String second = F32.replace("[0,4]", "[4,8]");
    assertEquals(
        "x.phm: weights.safetensors: safetensors: tensor a is there twice",
        refusal(entries(tensors("\"a\":" + F32 + ",\"a\":" + second, 1, 2))));
  }

  @Test
  void shapesThatNoNetworkHasAreRefused() {
    assertEquals(
        "x.phm: config.json: model config: conditioner.upSampling is 0, expected 1 to 65536",
        refusal(config("\"up_sampling\": \\d+", "\"up_sampling\": 0")));
    assertEquals(
        "x.phm: config.json: model config: encoder.lookAheadFrames is 1000000000, expected 0 to"
            + " 1000",
        refusal(config("\"look_ahead_frames\": \\d+", "\"look_ahead_frames\": 1000000000")));
    assertEquals(
        "x.phm: config.json: model config: encoder.lookAheadFrames is -5, expected 0 to 1000",
        refusal(config("\"look_ahead_frames\": \\d+", "\"look_ahead_frames\": -5")));
    assertEquals(
        "x.phm: config.json: model config: name is null, expected a name",
        refusal(config("\"name\": \"[^\"]*\"", "\"name\": null")));
  }

  @Test
  void voicesThatAreNoneAreRefused() {
    String start = "x.phm: speakers.json: voice a: expected a ";
    assertTrue(refusal(speakers("{\"name\":\"a\",\"vector\":[0.5]}")).startsWith(start));
    assertTrue(
        refusal(speakers("{\"name\":\"a\",\"vector\":[NaN]}"))
            .startsWith(start + "vector of finite"));
    assertTrue(refusal(speakers("{\"name\":\"a\"}")).startsWith(start + "name and a vector"));
    assertTrue(refusal(speakers("{\"vector\":[0.5]}")).contains("voice null: expected a name"));
  }

  @Test
  void anEntryThatStandsForGigabytesIsNotInflated() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("bomb"));
      for (int i = 0; i < 65; i++) {
        zip.write(new byte[1 << 20]);
      }
    }
    Exception e = assertThrows(IOException.class, () -> read(out.toByteArray()));
    assertEquals("x.phm: entry bomb: expected less than 64 MiB, found more", e.getMessage());
  }

  @Test
  void aNameThatIsNoUtf8IsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.ISO_8859_1)) {
      zip.putNextEntry(new ZipEntry("\u00ff"));
    }
    byte[] bytes = out.toByteArray();
    bytes[7] |= 8; // the flag that says UTF-8
    Exception e = assertThrows(IOException.class, () -> read(bytes));
    // Later JVMs say it as a damaged header: "bad entry name".
    assertTrue(e.getMessage().matches("x\\.phm: damaged model bundle: .* name.*"), e.getMessage());
  }

  /** More of them: {@code -Dphonocode.fuzz=100000}. */
  @Test
  void whateverIsChangedTheReaderAnswersWithADocumentedException() throws IOException {
    int count = Integer.getInteger("phonocode.fuzz", 2_000);
    Map<String, byte[]> sound = entries(tensors("\"a.bias\":" + F32, 1));
    int refused = 0;
    for (int i = 0; i < count; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      Map<String, byte[]> changed = new TreeMap<>(sound);
      String name = List.copyOf(sound.keySet()).get(random.nextInt(sound.size()));
      changed.put(name, mutated(sound.get(name), random));
      byte[] bytes = zip(changed);
      byte[] hostile = random.nextInt(4) == 0 ? mutated(bytes, random) : bytes;
      try {
        read(hostile);
      } catch (IOException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("x.phm: "), "seed " + seed + ": " + e.getMessage());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(refused > count / 4, refused + " refused of " + count);
  }

  private static final String F32 = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] copy =
        random.nextInt(8) == 0
            ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
            : bytes.clone();
    for (int n = 1 + random.nextInt(3); n > 0 && copy.length > 0; n--) {
      byte other =
          random.nextBoolean()
              ? (byte) "0-9e[]{}\",".charAt(random.nextInt(10))
              : (byte) random.nextInt();
      copy[random.nextInt(copy.length)] = other;
    }
    return copy;
  }

  private static byte[] tensors(String header, float... data) {
    byte[] json = ("{" + header + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(8 + json.length + 4 * data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(json.length).put(json);
    for (float number : data) {
      out.putFloat(number);
    }
    return out.array();
  }

  private static Map<String, byte[]> entries(byte[] weights) {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(
        ModelBundle.CONFIG, ConfigJson.format(TestConfigs.tiny()).getBytes(StandardCharsets.UTF_8));
    entries.put(ModelBundle.WEIGHTS, weights);
    entries.put(ModelBundle.SPEAKERS, "[]".getBytes(StandardCharsets.UTF_8));
    entries.put(ModelBundle.PROVENANCE, "{}".getBytes(StandardCharsets.UTF_8));
    entries.put(ModelBundle.CARD, "card".getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static Map<String, byte[]> config(String pattern, String replacement) {
    Map<String, byte[]> entries = entries(tensors("\"a.bias\":" + F32, 1));
    String json = ConfigJson.format(TestConfigs.tiny()).replaceFirst(pattern, replacement);
    entries.put(ModelBundle.CONFIG, json.getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static Map<String, byte[]> speakers(String voice) {
    Map<String, byte[]> entries = entries(tensors("\"a.bias\":" + F32, 1));
    entries.put(ModelBundle.SPEAKERS, ("[" + voice + "]").getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    StringBuilder sums = new StringBuilder();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        sums.append(Checksums.sha256(entry.getValue()))
            .append("  ")
            .append(entry.getKey())
            .append("\n");
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
      zip.putNextEntry(new ZipEntry("checksums"));
      zip.write(sums.toString().getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static ModelBundle read(byte[] bytes) throws IOException {
    return ModelBundle.read(new ByteArrayInputStream(bytes), "x.phm");
  }

  private String refusal(Map<String, byte[]> entries) {
    Path file = folder.resolve("x.phm");
    return assertThrows(
            IOException.class,
            () -> {
              Files.write(file, zip(entries));
              read(Files.readAllBytes(file));
            })
        .getMessage();
  }
}
