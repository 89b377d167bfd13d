// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.phonocode.torch.Torch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a training run starts from, in its folder, and what computes. */
public final class Session implements AutoCloseable {
  private static final String PARTS = ".phonocode-*.part"; // of outputs that a kill cut off

  private final RunOptions options;
  private final Path saved;
  private final Checkpoint start;
  private final Engine engine;
  private final NDManager manager;

  /**
   * Takes a folder, reads its checkpoint and starts the engine.
   *
   * @throws IOException if the checkpoint cannot be read, or the folder holds a run already and
   *     {@code resume} is not asked for
   */
  public Session(RunOptions options) throws IOException {
    this.options = options;
    saved = options.out().resolve("checkpoint.safetensors");
    if (Files.exists(saved) != options.resume()) {
      throw new IOException(
          options.resume()
              ? saved + ": nothing to resume"
              : saved + ": holds a run already; resume it or choose another folder");
    }
    Files.createDirectories(options.out());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(options.out(), PARTS)) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
    start = options.resume() ? Checkpoint.read(saved) : Checkpoint.none();
    engine = Torch.start(options.threads());
    manager = engine.newBaseManager(Torch.device(engine, options.device()));
  }

  /** Where it starts from. */
  public Checkpoint start() {
    return start;
  }

  public Engine engine() {
    return engine;
  }

  /** The manager of all that lasts as long as the run. */
  public NDManager manager() {
    return manager;
  }

  RunOptions options() {
    return options;
  }

  /** Keeps a checkpoint for the next run. */
  void save(Checkpoint checkpoint) throws IOException {
    checkpoint.write(saved);
  }

  @Override
  public void close() {
    manager.close();
  }
}
