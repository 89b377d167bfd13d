// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.export.CodeExports;
import dev.phonocode.testkit.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a file must give: a line of {@code expected.tsv}.
 *
 * @param file a stream or an export, beside the bundle that made it
 * @param model the bundle's name
 * @param voice {@code -} for that of the stream, or {@code NAME=SHARE}, several with commas between
 * @param seed of the samples
 * @param temperature of the samples
 * @param frames of the codes
 * @param samples of the speech
 * @param codes SHA-256 of codes, levels, voice and model
 * @param sound SHA-256 of what is decoded
 */
record Expected(
    String file,
    String model,
    String voice,
    long seed,
    double temperature,
    long frames,
    long samples,
    String codes,
    String sound) {

  /** The line of a file that was just written. */
  static Expected of(Path folder, String file, String model, String voice, long seed, double t)
      throws IOException {
    return new Expected(file, model, voice, seed, t, 0, 0, "", "").found(folder);
  }

  static Expected parse(String line) {
    String[] c = line.split("\t");
    assertEquals(9, c.length, line);
    return new Expected(
        c[0],
        c[1],
        c[2],
        Long.parseLong(c[3]),
        Double.parseDouble(c[4]),
        Long.parseLong(c[5]),
        Long.parseLong(c[6]),
        c[7],
        c[8]);
  }

  String line() {
    return String.join(
        "\t",
        file,
        model,
        voice,
        "" + seed,
        "" + temperature,
        "" + frames,
        "" + samples,
        codes,
        sound);
  }

  /** This line with what the file gives today. */
  Expected found(Path folder) throws IOException {
    try (SpeechCodec codec = SpeechCodec.open(folder.resolve(model))) {
      CodeSequence read = read(codec, folder.resolve(file));
      float[] decoded = codec.decode(read, options()).samples();
      return new Expected(
          file,
          model,
          voice,
          seed,
          temperature,
          read.frames(),
          read.samples(),
          hash(read),
          new Sha256().add(decoded).hex());
    }
  }

  private static CodeSequence read(SpeechCodec codec, Path file) throws IOException {
    if (file.toString().endsWith(".phc")) {
      return codec.read(file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return CodeExports.read(in, file.toString(), codec.model());
    }
  }

  private DecodeOptions options() {
    DecodeOptions plain = DecodeOptions.defaults().seed(seed).temperature(temperature);
    if (voice.equals("-")) {
      return plain;
    }
    Map<String, Double> shares =
        Arrays.stream(voice.split(","))
            .map(share -> share.split("="))
            .collect(
                Collectors.toMap(s -> s[0], s -> Double.valueOf(s[1]), (a, b) -> a, TreeMap::new));
    return plain.voice(Voice.mixture(shares));
  }

  private static String hash(CodeSequence codes) {
    PhcHeader header = codes.header();
    Sha256 all =
        new Sha256()
            .add(header.modelId())
            .add(header.sampleRateHz(), header.hopSamples(), header.packetFrames())
            .add(header.speaker())
            .add(codes.samples());
    header.codebookSizes().forEach(all::add);
    for (PhcPacket packet : codes.packets()) {
      all.add(packet.index(), packet.level());
      for (int t = 0; t < packet.frames(); t++) {
        all.add(Arrays.stream(packet.frame(t)).asLongStream().toArray());
      }
    }
    return all.hex();
  }
}
