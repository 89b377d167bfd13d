// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import dev.phonocode.model.ModelBundle;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A training run: the one loop around a {@link Learner}'s steps. One thread calls it; the
 * arithmetic uses as many as the options say.
 *
 * <pre>
 *   step ─► every 100: a line of metrics ─► now and then: validation, model.phm ─► every 1000: checkpoint
 * </pre>
 *
 * <p>It can be killed at any time: the next one goes on from the last checkpoint, and takes back
 * the metrics of steps that are taken again.
 *
 * @param session closed with this object
 * @param data that the learner reads; closed with this object
 */
public record TrainingRun(Session session, Learner learner, Closeable data)
    implements AutoCloseable {
  private static final int REPORT_EVERY = 100;
  private static final int CHECKPOINT_EVERY = 1000;

  /**
   * Trains until all steps are done, time is out or {@code stop} says so; leaves a checkpoint and
   * {@code model.phm} in any case.
   */
  public RunEnd train() throws IOException {
    RunOptions options = session.options();
    long begun = System.nanoTime();
    int step = session.start().step();
    int validated = -1;
    double seconds = 0; // of the steps since the last report
    RunEnd end = RunEnd.FINISHED;
    try (MetricsLog log = new MetricsLog(options.out(), step)) {
      while (step < learner.totalSteps()) {
        long before = System.nanoTime();
        end = endAfter(before - begun, options);
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
          validate(log, step);
          validated = step;
        }
        if (step % CHECKPOINT_EVERY == 0) {
          session.save(learner.checkpoint(step));
        }
      }
      session.save(learner.checkpoint(step));
      if (validated != step) {
        validate(log, step);
      }
    }
    return end;
  }

  /** Why the run should end before its steps do; finished if nothing speaks for it. */
  private static RunEnd endAfter(long nanos, RunOptions options) {
    if (options.stop().getAsBoolean()) {
      return RunEnd.STOPPED;
    }
    boolean isOver = options.limit().isPresent() && nanos > options.limit().get().toNanos();
    return isOver ? RunEnd.OUT_OF_TIME : RunEnd.FINISHED;
  }

  private void validate(MetricsLog log, int step) throws IOException {
    List<Metrics> measured = learner.validate(step);
    for (Metrics line : measured) {
      report(log, line);
    }
    ModelBundle bundle = learner.bundle(step, measured);
    bundle.write(session.options().out().resolve("model.phm"));
    session.options().listener().snapshot(step, bundle);
  }

  private void report(MetricsLog log, Metrics line) throws IOException {
    log.write(line);
    session.options().listener().progress(line);
  }

  @Override
  public void close() throws IOException {
    try (session) {
      data.close();
    }
  }
}
