// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.fuzz;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.export.CodeExports;
import dev.phonocode.codec.export.ExportFormat;
import dev.phonocode.model.ConfigJson;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.testkit.TinyModel;
import dev.phonocode.torch.train.Presets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way to read a file, with sound files for it; its errors are {@link IOException}s. */
enum FuzzedReader {
  TEXT_GRID("x.TextGrid", FuzzedReader::readLabels) {
    @Override
    List<byte[]> seeds() {
      String head = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
      return texts(
          head
              + "xmin = 0\nxmax = 1\ntiers? <exists>\nsize = 1\nitem []:\n    item [1]:\n"
              + "        class = \"IntervalTier\"\n        name = \"phones\"\n"
              + "        xmin = 0\n        xmax = 1\n        intervals: size = 2\n"
              + "        intervals [1]:\n            xmin = 0\n            xmax = 0.4\n"
              + "            text = \"AH\"\n        intervals [2]:\n            xmin = 0.4\n"
              + "            xmax = 1\n            text = \"S \"\"x\"\"\"\n",
          head + "0\n1\n<exists>\n1\n\"IntervalTier\"\n\"phones\"\n0\n1\n1\n0\n1\n\"AH\"\n",
          "File type = \"ooTextFile short\"\n\"TextGrid\"\n\n0\n1\n<exists>\n1\n"
              + "\"IntervalTier\"\n\"ann - phones\"\n0\n1\n1\n0\n1\n\"AH\"\n");
    }
  },
  CTM("x.ctm", FuzzedReader::readLabels) {
    @Override
    List<byte[]> seeds() {
      return texts(";; made\nx 1 0 0.4 AH\nx 1 0.4 0.6 S 0.9\n");
    }
  },
  LAB("x.lab", FuzzedReader::readLabels) {
    @Override
    List<byte[]> seeds() {
      return texts("0 4000000 AH\n4000000 9000000 S\n", "0 0.4 AH\n0.4 0.9 S\n");
    }
  },
  PHN("x.phn", FuzzedReader::readLabels) {
    @Override
    List<byte[]> seeds() {
      return texts("0 4000 h#\n4000 9000 ax-h\n");
    }
  },
  MANIFEST("x.tsv", Manifest::read) {
    @Override
    List<byte[]> seeds() {
      return texts(
          "path\tspeaker\tsplit\ttext\na.wav\tann\ttrain\thello\nb/c.wav\tbob\tvalid\t\n",
          "\ufeffpath\tspeaker\tsex\tsplit\tlicence\r\na.wav\tann\tF\ttrain\tCC0\r\n");
    }
  },
  RECIPE("x.json", file -> Presets.load(file.toString())) {
    @Override
    List<byte[]> seeds() throws IOException {
      return texts(
          Presets.format(Presets.load("default")), "{\"extends\": \"default\", \"name\": \"x\"}");
    }
  },
  CONFIG("x.json", FuzzedReader::readConfig) {
    @Override
    List<byte[]> seeds() {
      return texts(
          ConfigJson.format(TinyModel.withPrior(TinyModel.small("x"))),
          ConfigJson.format(TinyModel.paperLike()));
    }
  },
  BUNDLE("x.phm", ModelBundle::read) {
    @Override
    List<byte[]> seeds() throws IOException {
      Path file = Files.createTempFile("seed", ".phm");
      TinyModel.bundle(TinyModel.small("x"), 1).write(file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return List.of(bytes);
    }
  },
  PHC("x.phc", file -> readCodes(file, ReadOptions.strict())) {
    @Override
    List<byte[]> seeds() throws IOException {
      return streams();
    }
  },
  PHC_TOLERANT("x.phc", file -> readCodes(file, ReadOptions.strict().onDamage(d -> {}))) {
    @Override
    List<byte[]> seeds() throws IOException {
      return streams();
    }
  },
  CSV("x.csv", FuzzedReader::readExport) {
    @Override
    List<byte[]> seeds() throws IOException {
      return exports(ExportFormat.CSV);
    }
  },
  JSON_LINES("x.jsonl", FuzzedReader::readExport) {
    @Override
    List<byte[]> seeds() throws IOException {
      return exports(ExportFormat.JSONL);
    }
  },
  NPZ("x.npz", FuzzedReader::readExport) {
    @Override
    List<byte[]> seeds() throws IOException {
      return exports(ExportFormat.NPZ);
    }
  };

  private static final SpeechModel MODEL =
      SpeechModel.of(
          TinyModel.bundle(TinyModel.withPrior(TinyModel.small("x")), 1), Kernels.named("scalar"));

  private final String fileName;
  private final Reading reading;

  FuzzedReader(String fileName, Reading reading) {
    this.fileName = fileName;
    this.reading = reading;
  }

  /** Reads a file to its end. */
  @FunctionalInterface
  private interface Reading {
    void read(Path file) throws IOException;
  }

  /** Files that are as they should be. */
  abstract List<byte[]> seeds() throws IOException;

  String fileName() {
    return fileName;
  }

  void read(Path file) throws IOException {
    reading.read(file);
  }

  private static List<byte[]> texts(String... texts) {
    return List.of(texts).stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static void readLabels(Path file) throws IOException {
    Labels labels = Labels.open(file);
    labels.of("x.wav", 16_000);
    labels.wordsOfFile(file.resolveSibling("x.wav"), 16_000);
  }

  private static void readConfig(Path file) throws IOException {
    try {
      ConfigJson.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException(e); // as documented
    }
  }

  private static void readExport(Path file) throws IOException {
    CodeExports.read(file, MODEL);
  }

  private static void readCodes(Path file, ReadOptions options) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        PacketSource packets = PacketSource.open(in, file.toString(), options)) {
      packets.decodeWith(MODEL);
      while (packets.next().isPresent()) {
        continue;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e); // of another model
    }
  }

  private static CodeSequence codes() {
    int[][] codes = new int[120][TinyModel.BOOKS];
    for (int frame = 0; frame < codes.length; frame++) {
      for (int book = 0; book < TinyModel.BOOKS; book++) {
        codes[frame][book] = (frame * 7 + book * 3) % TinyModel.CODES;
      }
    }
    return CodeSequence.of(MODEL, codes);
  }

  private static List<byte[]> streams() throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    codes().write(coded);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    codes().raw().write(raw);
    return List.of(coded.toByteArray(), raw.toByteArray());
  }

  private static List<byte[]> exports(ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CodeExports.write(codes(), format, out);
    return List.of(out.toByteArray());
  }
}
