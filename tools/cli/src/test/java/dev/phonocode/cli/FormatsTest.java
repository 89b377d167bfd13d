// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command line has the readers of more formats. */
class FormatsTest extends InWorkplace {
  @Test
  void losslessFormatsHaveTheCodesOfTheWav() throws Exception {
    byte[] codes = place.run("codes", place.speech()).succeeds().data();
    for (String ending : List.of("flac", "aiff", "w64", "au")) {
      Path file = place.speech().resolveSibling("lossless." + ending);
      assumeTrue(isConverted(place.speech(), file), "needs ffmpeg");
      assertArrayEquals(codes, place.run("codes", file).succeeds().data(), ending);
    }
    Path rf64 = place.speech().resolveSibling("rf64.wav");
    assumeTrue(isConverted(place.speech(), rf64, "-rf64", "always"), "needs ffmpeg");
    assertArrayEquals(codes, place.run("codes", rf64).succeeds().data(), "RF64");
    byte[] bw64 = Files.readAllBytes(rf64);
    bw64[0] = 'B';
    bw64[1] = 'W';
    Path file = place.file("bw64.wav", bw64);
    assertArrayEquals(codes, place.run("codes", file).succeeds().data(), "BW64");
    String info = place.run("info", file, "--json").succeeds().text();
    assertTrue(info.startsWith("{\"format\":\"wav\""), info);
  }

  @Test
  void infoSaysWhatIsBehindTags() throws IOException {
    byte[] wav = Files.readAllBytes(place.speech());
    for (int size : new int[] {0, 1, 300}) {
      byte[] tag = new byte[10 + size + 10];
      System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0x10, 0, 0}, 0, tag, 0, 8);
      tag[8] = (byte) (size >> 7);
      tag[9] = (byte) (size & 0x7F);
      ByteBuffer file = ByteBuffer.allocate(2 * tag.length + 3 + wav.length);
      file.put(tag).put(tag).put(new byte[3]).put(wav); // two, and padding
      Path tagged = place.file("tagged" + size, file.array());
      String info = place.run("info", tagged, "--json").succeeds().text();
      assertTrue(info.startsWith("{\"format\":\"wav\",\"sample_rate\":16000,"), info);
      assertTrue(info.contains("\"bytes\":" + file.capacity() + ","), info);
    }
    Path alone = place.file("alone", new byte[] {'I', 'D', '3', 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F});
    String words = place.run("info", alone).fails(1).words();
    assertTrue(words.contains("alone: "), words);
  }

  private static boolean isConverted(Path in, Path out, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-i"));
    command.add(in.toString());
    command.addAll(List.of(options));
    if (out.toString().endsWith(".au")) {
      command.addAll(List.of("-c:a", "pcm_s16be"));
    }
    command.add(out.toString());
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false; // it is not installed
    }
  }

  @Test
  void anAuFileHasTheCodesOfTheWavWithTheSameSamples() throws Exception {
    byte[] wav = Files.readAllBytes(place.speech());
    int data = wav.length - 44;
    ByteBuffer au = ByteBuffer.allocate(24 + data);
    au.putInt(0x2E736E64).putInt(24).putInt(data).putInt(3).putInt(Workplace.RATE_HZ).putInt(1);
    for (int i = 44; i < wav.length; i += 2) {
      au.put(wav[i + 1]).put(wav[i]);
    }
    // Told by content, so that the name does not matter.
    Path file = place.file("speech.mp3", au.array());
    byte[] codes = place.run("codes", file).succeeds().data();
    assertArrayEquals(place.run("codes", place.speech()).succeeds().data(), codes);
    Run info = place.run("info", file, "--json").succeeds();
    assertTrue(info.text().startsWith("{\"format\":\"au\""), info.text());
  }
}
