// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
  private static final int STEPS = 2600;

  @TempDir Path folder;

  /** Learns to count: its state is the sum of the numbers of the steps it has taken. */
  private static final class Counter implements Learner {
    private final int diesAt;
    private double sum;

    Counter(Session session, int diesAt) {
      this.diesAt = diesAt;
      sum = session.start().step() == 0 ? 0 : session.start().tensors().get("sum").data()[0];
    }

    @Override
    public int totalSteps() {
      return STEPS;
    }

    @Override
    public int validateEvery() {
      return 500;
    }

    @Override
    public boolean endsStage(int steps) {
      return steps == 1750 || steps == STEPS;
    }

    @Override
    public void step(int step) throws IOException {
      if (step == diesAt) {
        throw new IOException("killed");
      }
      sum += step;
    }

    @Override
    public Metrics report(int steps, double seconds) {
      assertTrue(seconds > 0);
      return new Metrics(Metrics.TRAIN, Optional.of("counting"), steps)
          .with(Measure.AUDIO_SECONDS, sum);
    }

    @Override
    public List<Metrics> validate(int steps) {
      return List.of(new Metrics("valid", Optional.empty(), steps).with(Measure.USAGE, sum, 1));
    }

    @Override
    public ModelBundle bundle(int steps, List<Metrics> measured) {
      String provenance = "{\"steps\": " + steps + "}";
      return new ModelBundle(
          TestConfigs.tiny(), Weights.of(Map.of()), List.of(), provenance, "a card");
    }

    @Override
    public Checkpoint checkpoint(int steps) {
      Tensor tensor = new Tensor(new int[] {1}, new float[] {(float) sum});
      return new Checkpoint(steps, 0, Map.of("sum", tensor));
    }
  }

  private static RunEnd train(RunOptions options, int diesAt) throws IOException {
    Session session = new Session(options);
    try (TrainingRun run = new TrainingRun(session, new Counter(session, diesAt), () -> {})) {
      return run.train();
    }
  }

  private static List<String> lines(Path out) throws IOException {
    return Files.readAllLines(out.resolve("metrics.jsonl"));
  }

  private RunOptions resumed(Path out) {
    return TestRuns.of(out, true, () -> false, new ArrayList<>());
  }

  @Test
  void everyLineOfTheMetricsIsWrittenOnceHoweverOftenTheRunIsKilled() throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(RunEnd.FINISHED, train(TestRuns.whole(whole, new ArrayList<>()), -1));

    Path killed = folder.resolve("killed");
    assertThrows(IOException.class, () -> train(TestRuns.whole(killed, new ArrayList<>()), 450));
    assertThrows(IOException.class, () -> train(TestRuns.whole(killed, new ArrayList<>()), 1999));
    Files.writeString(killed.resolve("metrics.jsonl"), "{\"kind\":\"tr", StandardOpenOption.APPEND);
    assertThrows(IOException.class, () -> train(resumed(killed), 2550));
    assertEquals(RunEnd.FINISHED, train(resumed(killed), -1));
    assertEquals(lines(whole), lines(killed));

    train(resumed(killed), -1); // nothing is left to do, and nothing is said again
    assertEquals(lines(whole), lines(killed));
  }

  @Test
  void reportsValidatesAndLeavesAModelAsTheStepsGo() throws IOException {
    List<Metrics> said = new ArrayList<>();
    Path out = folder.resolve("run");
    train(TestRuns.whole(out, said), -1);
    List<String> written = new ArrayList<>();
    for (String line : lines(out)) {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      written.add(json.get("kind").getAsString() + json.get("step").getAsInt());
    }
    List<String> expected = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      boolean stageEnds = step == 1750 || step == STEPS;
      if (step % 100 == 0 || stageEnds) {
        expected.add("train" + step);
      }
      if (step % 500 == 0 || stageEnds) {
        expected.add("valid" + step);
      }
    }
    assertEquals(expected, written);
    assertEquals(expected, said.stream().map(m -> m.kind() + m.step()).toList());
    assertTrue(
        ModelBundle.read(out.resolve("model.phm")).provenance().contains("\"steps\": " + STEPS));
  }

  @Test
  void aRunThatIsStoppedOrOutOfTimeLeavesAModelOfItsLastStep() throws IOException {
    Path out = folder.resolve("run");
    int[] asked = {0};
    List<Metrics> said = new ArrayList<>();
    assertEquals(RunEnd.STOPPED, train(TestRuns.of(out, false, () -> asked[0]++ == 7, said), -1));
    assertEquals(7, said.get(0).step());
    assertEquals(7, Checkpoint.read(out.resolve("checkpoint.safetensors")).step());
    assertTrue(ModelBundle.read(out.resolve("model.phm")).provenance().contains("\"steps\": 7"));

    RunOptions more = resumed(out);
    RunOptions none =
        new RunOptions(
            out, Optional.of(Duration.ZERO), true, "cpu", 1, more.stop(), more.listener());
    assertEquals(RunEnd.OUT_OF_TIME, train(none, -1));
    assertEquals(1, lines(out).size(), "the validation after 7 steps is there already");
  }

  @Test
  void theNextRunRemovesWhatAKilledOneLeftHalfWritten() throws IOException {
    Path out = Files.createDirectories(folder.resolve("run"));
    Path half = Files.writeString(out.resolve(".phonocode-12ab.part"), "half a checkpoint");
    Path other = Files.writeString(out.resolve("MODEL_CARD.md"), "a card");
    train(TestRuns.of(out, false, () -> true, new ArrayList<>()), -1);
    assertTrue(Files.notExists(half));
    assertTrue(Files.exists(other));
    try (Stream<Path> files = Files.list(out)) {
      assertTrue(files.noneMatch(f -> f.toString().endsWith(".part")));
    }
  }
}
