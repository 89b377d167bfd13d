// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.testkit.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Corpora of each version that was released give the codes and the samples that they gave then. A
 * release that writes something new adds {@code target/compatibility}, without its {@code .crc}
 * files, as a folder of its own.
 */
class CompatibilityTest {
  private static final String LINES = "expected.tsv";
  private static final String MODEL = "model.phm";

  @TempDir Path sounds;

  static List<Path> versions() throws IOException, URISyntaxException {
    Path all =
        Path.of(CompatibilityTest.class.getResource("compatibility/1.0.0").toURI()).getParent();
    try (Stream<Path> folders = Files.list(all)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void readsWhatEarlierVersionsWrote(Path folder) throws IOException {
    assertEquals(Files.readAllLines(folder.resolve(LINES)), lines(folder));
  }

  @Test
  void readsWhatItWritesItself() throws IOException {
    Path folder = Path.of("target/compatibility").toAbsolutePath();
    Files.createDirectories(folder);
    try (Stream<Path> older = Files.walk(folder)) {
      older
          .filter(f -> !f.equals(folder))
          .sorted(Comparator.reverseOrder())
          .forEach(f -> f.toFile().delete());
    }
    LocalSpark.BUNDLE.write(folder.resolve(MODEL));
    Sounds.write(sounds, 4);
    Files.writeString(sounds.resolve("bad.wav"), "no sound");
    CorpusEncoder encoder = CorpusEncoder.of(LocalSpark.BUNDLE, EncodeOptions.defaults().books(2));
    ShardedEncoding.of(encoder, corpus(folder))
        .shardHours(3.5 / 3600)
        .run(RecordingTable.read(LocalSpark.session(), sounds.toString()), progress -> {});
    List<String> lines = lines(folder);
    assertEquals(5, lines.size(), lines.toString());
    Files.write(folder.resolve(LINES), lines);
  }

  private static CorpusFolder corpus(Path folder) throws IOException {
    return CorpusFolder.of(LocalSpark.session(), folder.resolve("corpus").toString());
  }

  /** A line a recording: path, shard, and hashes of its codes and of what is decoded. */
  private static List<String> lines(Path folder) throws IOException {
    ModelBundle bundle = ModelBundle.read(folder.resolve(MODEL));
    CorpusDecoder decoder = CorpusDecoder.of(bundle, DecodeOptions.defaults());
    SpeechCodec codec = SpeechCodec.open(bundle);
    List<String> lines = new ArrayList<>();
    for (Row row : corpus(folder).codes().orderBy(CorpusSchema.PATH).collectAsList()) {
      CodeSequence codes = decoder.sequence(row);
      Sha256 all = new Sha256().add(codes.modelId()).add(codes.speaker()).add(codes.samples());
      codes.packets().forEach(p -> all.add(p.level()));
      Stream.of(codes.codes()).forEach(f -> all.add(Arrays.stream(f).asLongStream().toArray()));
      float[] sound = codec.decode(codes).samples();
      lines.add(
          String.join(
              "\t",
              row.<String>getAs(CorpusSchema.PATH),
              row.<Object>getAs("shard").toString(),
              all.hex(),
              new Sha256().add(sound).hex()));
    }
    for (Row row : corpus(folder).failures().orElseThrow().collectAsList()) {
      lines.add(row.<String>getAs(CorpusSchema.PATH) + "\t" + row.<Object>getAs("shard"));
    }
    return lines;
  }
}
