// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusStatsTest {
  @TempDir Path folder;

  @Test
  void countsWhatTheCodesAre() throws IOException {
    Sounds.write(folder.resolve("speech"), 5);
    EncodeOptions options = EncodeOptions.defaults().books(2);
    CorpusFolder corpus =
        CorpusFolder.of(LocalSpark.session(), folder.resolve("corpus").toString());
    ShardedEncoding.of(CorpusEncoder.of(LocalSpark.BUNDLE, options), corpus)
        .run(
            RecordingTable.read(LocalSpark.session(), folder.resolve("speech").toString()),
            progress -> {});
    CorpusStats stats = CorpusStats.of(corpus);
    assertEquals(5, stats.recordings());
    assertEquals(0, stats.failures());
    assertEquals(2, stats.speakers());
    assertTrue(stats.bytes() > 0);

    Map<Integer, Integer> counts = new HashMap<>();
    long frames = 0;
    double seconds = 0;
    for (int i = 0; i < 5; i++) {
      CodeSequence codes = LocalSpark.CODEC.encode(Sounds.clip(i, 0.3 + 0.13 * i), options);
      seconds += codes.seconds();
      for (int[] frame : codes.codes()) {
        counts.merge(frame[1], 1, Integer::sum);
        frames++;
      }
    }
    double all = frames;
    double entropy =
        counts.values().stream().mapToDouble(n -> -n / all * Math.log(n / all)).sum() / Math.log(2);
    assertEquals(frames, stats.frames());
    assertEquals(seconds, stats.seconds(), 1e-9);
    assertEquals(counts.size(), stats.books().get(1).used());
    assertEquals(entropy, stats.books().get(1).entropyBits(), 1e-9);
  }
}
