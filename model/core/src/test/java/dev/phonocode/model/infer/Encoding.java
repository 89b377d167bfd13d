// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames to nearest codes, in the tests. */
public final class Encoding {
  private Encoding() {}

  /** Codes of whole utterances, [frames][books]. */
  public static int[][] nearest(SpeechModel model, float[][] frames, float[] silence) {
    LatentEncoder encoder = model.newEncoder();
    for (float[] frame : frames) {
      encoder.push(frame);
    }
    encoder.finish(silence);
    return nearest(model, latents(model, encoder));
  }

  /** Codes of latents, [frames][books]. */
  public static int[][] nearest(SpeechModel model, float[][] latents) {
    return model.newQuantiser(model.config().quantiser().books(), Optional.empty()).codes(latents);
  }

  /** All latents that are there, [frames][D]. */
  public static float[][] latents(SpeechModel model, LatentEncoder encoder) {
    List<float[]> latents = new ArrayList<>();
    float[] latent = new float[model.config().quantiser().dimension()];
    while (encoder.poll(latent)) {
      latents.add(latent.clone());
    }
    return latents.toArray(float[][]::new);
  }
}
