// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.cli.coding.DecodeVerb;
import dev.phonocode.cli.coding.EncodeVerb;
import dev.phonocode.cli.inspect.CodesVerb;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.corpus.command.VerbRun;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes as CSV, JSON lines, npz and Parquet decode to the bytes that their {@code .phc} gives. */
class EveryFormatTest {
  private static final int RECORDINGS = 10;
  private static final int BOOKS = 4;

  private static final List<String> FORMATS = List.of("csv", "jsonl", "npz");

  private final ModelBundle bundle =
      TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny", BOOKS)), 7);

  @TempDir Path folder;

  @Test
  void decodesToTheBytesOfThePhc() throws Exception {
    bundle.write(at("tiny.phm"));
    Sounds.write(at("speech"), RECORDINGS);
    for (int books = 1; books <= BOOKS; books++) {
      run(new EncodeVerb(), at("speech"), at("phc" + books), "--books", books);
      for (String format : FORMATS) {
        run(new CodesVerb(), at("phc" + books), at(format + books), "--format", format);
      }
      CorpusFolder corpus = CorpusFolder.of(LocalSpark.session(), at("corpus" + books).toString());
      ShardedEncoding.of(CorpusEncoder.of(bundle, EncodeOptions.defaults().books(books)), corpus)
          .run(RecordingTable.read(LocalSpark.session(), at("speech").toString()), progress -> {});
      compare(books, corpus, TinyModel.SPEAKERS.get(books % 2)); // all of both takes a minute
    }
  }

  private void compare(int books, CorpusFolder corpus, String voice) throws Exception {
    Path expected = at("of phc " + books + voice);
    run(new DecodeVerb(), at("phc" + books), expected, "--speaker", voice);
    for (String format : FORMATS) {
      Path found = at("of " + format + books + voice);
      run(new DecodeVerb(), at(format + books), found, "--speaker", voice);
      compare(expected, found, format);
    }
    Path found = at("of parquet " + books + voice);
    Dataset<Row> files =
        CorpusDecoder.of(bundle, DecodeOptions.defaults().speaker(Map.of(voice, 1.0)))
            .decode(corpus.codes(), found.toString());
    assertEquals(RECORDINGS, files.where("error is null").collectAsList().size());
    compare(expected, found, "parquet");
  }

  private static void compare(Path expected, Path found, String what) throws IOException {
    for (int i = 0; i < RECORDINGS; i++) {
      Path name = Path.of("speaker" + i / 3, i + ".wav");
      assertArrayEquals(
          Files.readAllBytes(expected.resolve(name)),
          Files.readAllBytes(found.resolve(name)),
          what + ": " + found.resolve(name));
    }
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private void run(Verb verb, Object... args) throws Exception {
    VerbRun run = VerbRun.of(at("tiny.phm"), verb, args);
    assertEquals(ExitCode.OK, run.code(), run.words());
  }
}
