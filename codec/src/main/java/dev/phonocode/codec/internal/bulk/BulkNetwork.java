// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.bulk;

import dev.phonocode.model.infer.Sampling;
import java.util.List;

/**
 * A network of the codec's own model that takes many utterances at once, such as PyTorch's on a
 * GPU. {@link BulkCodec} puts it in the place of the one in plain Java.
 */
public interface BulkNetwork {
  /**
   * Latents of a batch, from which {@link BulkCodec} makes codes.
   *
   * @param utterances [frames][in] each: what the model's front end hears
   * @param silenceFrame its frame of silence [in], which follows every utterance
   * @return [ceil(frames / down-sampling)][D] each
   */
  List<float[][]> encode(List<float[][]> utterances, float[] silenceFrame);

  /**
   * Samples of a batch, normalised and pre-emphasised.
   *
   * @return {@code codeHopSamples} for each frame of each utterance
   */
  List<float[]> decode(List<Utterance> batch);

  /**
   * One utterance to decode.
   *
   * @param codes [frames][1..books]
   * @param speaker [speaker.size]
   * @param sampling with the seed; the temperature is the same in all of a batch
   */
  record Utterance(int[][] codes, float[] speaker, Sampling sampling) {}
}
