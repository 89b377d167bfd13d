// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.Torch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A training run in a folder: where it starts from, what computes, and the one loop around a {@link
 * Learner}'s steps.
 *
 * <pre>
 *   step ─► every 100: a line of metrics ─► now and then: validation, model.phm ─► every 1000: checkpoint
 * </pre>
 *
 * <p>It can be killed at any time: the next one goes on from the last checkpoint, and takes back
 * the metrics of steps that are taken again.
 */
public final class TrainingRun implements AutoCloseable {
  private static final int REPORT_EVERY = 100;
  private static final int CHECKPOINT_EVERY = 1000;
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
  public TrainingRun(RunOptions options) throws IOException {
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

  /**
   * Trains until all steps are done, time is out or {@code stop} says so; leaves a checkpoint and
   * {@code model.phm} in any case.
   */
  public RunEnd train(Learner learner) throws IOException {
    long begun = System.nanoTime();
    int step = start.step();
    int validated = -1;
    double seconds = 0; // of the steps since the last report
    RunEnd end = RunEnd.FINISHED;
    try (MetricsLog log = new MetricsLog(options.out(), step)) {
      while (step < learner.totalSteps()) {
        long before = System.nanoTime();
        end = endAfter(before - begun);
        if (end != RunEnd.FINISHED) {
          break;
        }
        learner.step(step);
        step++;
        seconds += (System.nanoTime() - before) * 1e-9;
        boolean stageEnds = learner.endsStage(step);
        if (step % REPORT_EVERY == 0 || stageEnds) {
          report(log, learner.report(step, seconds));
          seconds = 0;
        }
        if (step % learner.validateEvery() == 0 || stageEnds) {
          validate(learner, log, step);
          validated = step;
        }
        if (step % CHECKPOINT_EVERY == 0) {
          learner.checkpoint(step).write(saved);
        }
      }
      learner.checkpoint(step).write(saved);
      if (validated != step) {
        validate(learner, log, step);
      }
    }
    return end;
  }

  /** Why the run should end before its steps do; finished if nothing speaks for it. */
  private RunEnd endAfter(long nanos) {
    if (options.stop().getAsBoolean()) {
      return RunEnd.STOPPED;
    }
    boolean isOver = options.limit().isPresent() && nanos > options.limit().get().toNanos();
    return isOver ? RunEnd.OUT_OF_TIME : RunEnd.FINISHED;
  }

  private void validate(Learner learner, MetricsLog log, int step) throws IOException {
    List<Metrics> measured = learner.validate(step);
    for (Metrics line : measured) {
      report(log, line);
    }
    ModelBundle bundle = learner.bundle(step, measured);
    bundle.write(options.out().resolve("model.phm"));
    options.listener().snapshot(step, bundle);
  }

  private void report(MetricsLog log, Metrics line) throws IOException {
    log.write(line);
    options.listener().progress(line);
  }

  @Override
  public void close() {
    manager.close();
  }
}
