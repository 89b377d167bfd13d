// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.audio.files.Checksums;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.model.ModelConfig;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A corpus, decoded once: samples, log-mel energies and pitch in three flat files that the page
 * cache serves, read where they are needed. Memory does not grow with the corpus. Safe for use by
 * several threads.
 */
public final class Corpus implements Closeable {
  private static final Gson GSON = new Gson();
  private static final String INDEX = "index.json";

  private final Manifest manifest;
  private final Index index;
  private final FileChannel samples;
  private final FileChannel mel;
  private final FileChannel pitch;

  /** What the index file holds. */
  record Index(String key, List<String> speakers, List<Utterance> utterances, int bands) {}

  private Corpus(Manifest manifest, Path folder, Index index) throws IOException {
    this.manifest = manifest;
    this.index = index;
    samples = FileChannel.open(folder.resolve("samples.s16"), StandardOpenOption.READ);
    mel = FileChannel.open(folder.resolve("mel.f32"), StandardOpenOption.READ);
    pitch = FileChannel.open(folder.resolve("pitch.f32"), StandardOpenOption.READ);
  }

  /**
   * Opens the store in {@code folder}, made for this manifest and front end before or now. What
   * cannot be read is left out.
   *
   * @throws IOException if that is all, or the store cannot be read or written
   */
  public static Corpus open(
      Manifest manifest, ModelConfig config, Path folder, CorpusListener listener)
      throws IOException {
    String key = key(manifest, config);
    Optional<Index> made = index(folder);
    if (made.isPresent() && made.get().key().equals(key)) {
      tellOfMissing(made.get(), manifest, listener);
      return new Corpus(manifest, folder, made.get());
    }
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(INDEX)); // should this end half-way, nobody takes the rest
    Index index = new CorpusWriter(manifest, config, folder, listener).write(key);
    byte[] text = GSON.toJson(index).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(INDEX), out -> out.write(text));
    return new Corpus(manifest, folder, index);
  }

  /** Whether {@link #open} would put this store in the place of another in {@code folder}. */
  public static boolean replaces(Manifest manifest, ModelConfig config, Path folder)
      throws IOException {
    Optional<Index> made = index(folder);
    return made.isPresent() && !made.get().key().equals(key(manifest, config));
  }

  /** What a folder holds; nothing if there is no index, or one that was cut. */
  private static Optional<Index> index(Path folder) throws IOException {
    Path file = folder.resolve(INDEX);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), Index.class));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  /** Whoever goes on with a store is told again what is not in it. */
  private static void tellOfMissing(Index index, Manifest manifest, CorpusListener listener)
      throws IOException {
    Set<Manifest.Row> stored =
        index.utterances().stream().map(Utterance::row).collect(Collectors.toSet());
    for (Manifest.Row row : manifest.rows()) {
      if (!stored.contains(row)) {
        listener.leftOut(new LeftOut(manifest.file(row), "it could not be read before"));
      }
    }
  }

  /** A hash of all that the store depends on. */
  private static String key(Manifest manifest, ModelConfig config) {
    String text =
        "3\n"
            + config.sampleRateHz()
            + config.preEmphasis()
            + config.encoder().mel().map(Object::toString).orElse("null")
            + manifest.folder().toAbsolutePath()
            + manifest.rows();
    return Checksums.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What it was made of. */
  public Manifest manifest() {
    return manifest;
  }

  public List<String> speakers() {
    return index.speakers();
  }

  public List<Utterance> utterances() {
    return index.utterances();
  }

  /** The utterances of the splits that are wanted. */
  public List<Utterance> utterances(Predicate<String> split) {
    return utterances().stream().filter(u -> split.test(u.row().split())).toList();
  }

  /** Mel bands stored for each frame; 0 when the model reads the waveform. */
  public int bands() {
    return index.bands();
  }

  /**
   * Samples {@code [first, first + length)} of an utterance in [-1, 1]; 0 outside it.
   *
   * @param first may be negative
   */
  public float[] samples(Utterance u, int first, int length) throws IOException {
    float[] out = new float[length];
    int from = Math.max(first, 0);
    int to = Math.min(first + length, u.samples());
    if (from < to) {
      ByteBuffer bytes = read(samples, 2 * (u.firstSample() + from), 2 * (to - from));
      for (int i = from; i < to; i++) {
        out[i - first] = bytes.getShort() / 32768f;
      }
    }
    return out;
  }

  /**
   * Log-mel energies of {@code count} frames from {@code first}, {@code [count·bands]}; frames
   * outside the utterance are those of silence.
   */
  public float[] mel(Utterance u, int first, int count) throws IOException {
    return rows(mel, u, first, count, index.bands(), LogMel.SILENCE);
  }

  /** F0 in Hz of {@code count} frames from {@code first}; 0 where unvoiced. */
  public float[] pitch(Utterance u, int first, int count) throws IOException {
    return rows(pitch, u, first, count, 1, 0);
  }

  private static float[] rows(
      FileChannel file, Utterance u, int first, int count, int width, float outside)
      throws IOException {
    float[] out = new float[count * width];
    Arrays.fill(out, outside);
    int from = Math.max(first, 0);
    int to = Math.min(first + count, u.frames());
    if (from < to) {
      ByteBuffer bytes = read(file, 4L * width * (u.firstFrame() + from), 4 * width * (to - from));
      bytes.asFloatBuffer().get(out, (from - first) * width, (to - from) * width);
    }
    return out;
  }

  private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("corpus store ends at byte " + (position + buffer.position()));
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    samples.close();
    mel.close();
    pitch.close();
  }
}
