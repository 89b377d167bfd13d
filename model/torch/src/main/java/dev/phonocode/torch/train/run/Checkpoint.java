// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.model.Safetensors;
import dev.phonocode.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that changes while a network trains, as one float32 safetensors file: weights under their own
 * names, {@code mean/}, {@code variance/}, {@code average/}, {@code count/}, {@code sum/} and
 * numbers of the run's progress. A checkpoint appears under its name only when it is whole.
 *
 * @param step the next step to take
 * @param audioSeconds that the decoder has learnt from
 */
public record Checkpoint(int step, double audioSeconds, Map<String, Tensor> tensors) {
  private static final String STEP = "progress/step";
  private static final String SECONDS = "progress/audio_seconds";

  /** The start: no numbers yet. */
  public static Checkpoint none() {
    return new Checkpoint(0, 0, Map.of());
  }

  public static Checkpoint read(Path file) throws IOException {
    Map<String, Tensor> tensors = new HashMap<>(Safetensors.read(Files.readAllBytes(file)));
    Tensor step = tensors.remove(STEP);
    Tensor seconds = tensors.remove(SECONDS);
    if (step == null || seconds == null) {
      throw new IOException(file + ": not a training checkpoint: it has no " + STEP);
    }
    return new Checkpoint((int) step.data()[0], seconds.data()[0], tensors);
  }

  public void write(Path file) throws IOException {
    SortedMap<String, Tensor> all = new TreeMap<>(tensors);
    // A float counts steps exactly to 16 million.
    all.put(STEP, new Tensor(new int[] {1}, new float[] {step}));
    all.put(SECONDS, new Tensor(new int[] {1}, new float[] {(float) audioSeconds}));
    AtomicFile.write(file, out -> out.write(Safetensors.write(all, name -> false)));
  }
}
