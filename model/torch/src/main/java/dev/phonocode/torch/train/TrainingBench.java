// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunListener;
import dev.phonocode.torch.train.run.RunOptions;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How fast this machine trains, as a share of the fastest float32 matrix product that DJL makes on
 * it in the same run. The trainer itself runs, with all that belongs to a step: drawing the batch,
 * forward, backward, Adam, codebooks, averages.
 */
public final class TrainingBench {
  private static final int FIRST_STEPS = 20; // caches fill; k-means and a validation follow
  private static final int MEASURED_STEPS = 80; // until the trainer's first report
  private static final String MEASURED = "measured";

  private TrainingBench() {}

  /**
   * What was measured.
   *
   * @param audioSecondsPerSecond that the decoder learns from
   * @param stepFlop operations of a step's products; {@link StepCost} says how they are counted
   * @param flopPerSecond of the steps
   * @param peakFlopPerSecond of a float32 matrix product: the better of before and after
   */
  public record Result(
      double audioSecondsPerSecond,
      double stepFlop,
      double flopPerSecond,
      double peakFlopPerSecond) {
    /** Share of the peak; above 1 is possible where the precision is not float32. */
    public double share() {
      return flopPerSecond / peakFlopPerSecond;
    }
  }

  /**
   * Trains a hundred steps of the preset's last stage, which must train the decoder.
   *
   * @param data recordings of two speakers or more; what is in them does not matter
   * @param out an empty folder for the run
   * @throws IOException if the preset cannot be read
   * @throws IllegalArgumentException if its last stage leaves the decoder out, or the device is not
   *     there
   */
  public static Result run(
      Path data, Path out, String preset, String device, int threads, Precision precision)
      throws IOException {
    Recipe recipe = Presets.load(preset);
    List<Recipe.Stage> stages = recipe.training().stages();
    Recipe.Stage stage = stages.get(stages.size() - 1);
    if (!stage.trainsDecoder()) {
      throw new IllegalArgumentException(
          "preset " + preset + ": its last stage, " + stage.name() + ", leaves the decoder out");
    }
    Path own = out.resolve("preset.json");
    Files.writeString(own, shortened(recipe));
    Engine engine = Torch.start(threads);
    try (NDManager manager = engine.newBaseManager(Torch.device(engine, device))) {
      StepCost cost = StepCost.of(recipe, stage, manager);
      double before = MatrixPeak.flopPerSecond(manager);
      double speed = speed(data, out.resolve("run"), own, device, threads, precision);
      double peak = Math.max(before, MatrixPeak.flopPerSecond(manager));
      double flopPerSecond = cost.flop() * speed / cost.audioSeconds();
      return new Result(speed, cost.flop(), flopPerSecond, peak);
    }
  }

  /** The recipe with its last stage alone: a few steps of it, then those that count. */
  private static String shortened(Recipe recipe) {
    JsonObject json = JsonParser.parseString(Presets.format(recipe)).getAsJsonObject();
    JsonObject training = json.getAsJsonObject("training");
    JsonArray stages = training.getAsJsonArray("stages");
    JsonObject first = stages.get(stages.size() - 1).getAsJsonObject();
    first.addProperty("name", "first");
    first.addProperty("steps", FIRST_STEPS);
    JsonObject measured = first.deepCopy();
    measured.addProperty("name", MEASURED);
    measured.addProperty("steps", MEASURED_STEPS);
    JsonArray both = new JsonArray();
    both.add(first);
    both.add(measured);
    training.add("stages", both);
    training.addProperty("warm_up_steps", FIRST_STEPS / 2);
    return json.toString();
  }

  private static double speed(
      Path data, Path out, Path preset, String device, int threads, Precision precision)
      throws IOException {
    double[] found = {Double.NaN};
    RunListener listener =
        line -> {
          if (line.kind().equals(Metrics.TRAIN) && line.stage().equals(Optional.of(MEASURED))) {
            found[0] = line.number(Measure.AUDIO_SECONDS_PER_SECOND);
          }
        };
    RunOptions run =
        new RunOptions(out, Optional.empty(), false, device, threads, () -> false, listener);
    TrainOptions options =
        new TrainOptions(
            run,
            data,
            preset.toString(),
            Optional.empty(),
            Optional.empty(),
            precision,
            Optional.empty());
    try (TrainingRun training = Trainer.prepare(options)) {
      training.train();
    }
    return found[0];
  }
}
