// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two folders: one with a model and a recording, which commands read, and an empty one for what
 * they write.
 *
 * @param model a bundle
 * @param speech a WAV of {@link #SECONDS} at {@link #RATE_HZ}
 * @param out for outputs
 */
record Workplace(Path model, Path speech, Path out) {
  /** Not a whole number of frames. */
  static final double SECONDS = 0.41;

  static final int RATE_HZ = 16000;
  static final int SAMPLES = (int) (SECONDS * RATE_HZ);
  static final int FRAMES = (SAMPLES + 319) / 320;

  static final String STALE = "the header says 0.03 s, the file holds 0.41 s";

  static Workplace in(Path folder) throws IOException {
    Path in = Files.createDirectory(folder.resolve("in put"));
    Path model = RandomModel.in(in, 1);
    Path speech = Files.write(in.resolve("speech.wav"), RandomModel.wav(SECONDS, RATE_HZ));
    return new Workplace(model, speech, Files.createDirectory(folder.resolve("out put")));
  }

  /** Another model, trained on labels as it were. */
  Path guidedModel() throws IOException {
    return RandomModel.guidedIn(model.getParent(), 5);
  }

  /** Runs a command with this model. */
  Run run(Object... args) {
    return run(new byte[0], args);
  }

  /** Runs a command with this model and standard input. */
  Run run(byte[] stdin, Object... args) {
    return Run.with(stdin, Map.of("PHONOCODE_MODEL", model.toString()), args);
  }

  /** Writes a file among the inputs. */
  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(speech.resolveSibling(name), bytes);
  }

  /** Writes a table among the inputs. */
  Path table(String name, String... lines) throws IOException {
    return file(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The recording under a header that says too little: its warning has {@link #STALE}. */
  Path staleHeader(String name) throws IOException {
    byte[] wav = Files.readAllBytes(speech);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 1000);
    return file(name, wav);
  }

  /** Recordings of these lengths, {@code part.0.wav} and so on. */
  List<Path> parts(double... seconds) throws IOException {
    List<Path> parts = new ArrayList<>();
    for (double length : seconds) {
      parts.add(file("part." + parts.size() + ".wav", RandomModel.wav(length, RATE_HZ)));
    }
    return parts;
  }

  /** The codes of the recording. */
  Path codes() throws IOException {
    Path codes = speech.resolveSibling("speech.phc");
    if (!Files.exists(codes)) {
      run("encode", speech, codes).succeeds();
    }
    return codes;
  }

  /** Where to write. */
  Path out(String name) {
    return out.resolve(name);
  }

  /** Names of all that commands left. */
  List<String> outputs() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
