// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The numbers of one training step, item after item.
 *
 * @param frames front-end frames as the encoder hears them {@code [B][in][(W +
 *     lookAhead)·downSampling]}
 * @param clean the same without added noise: what the mel head is to say
 * @param reference another stretch of the same speakers {@code [B][in][R]}
 * @param speakers their indices {@code [B]}
 * @param pitch log2(F0 / 160) and voicing of the condition frames {@code [B][2][F]}; empty without
 *     a head
 * @param segments condition frame at which the decoder's segment starts {@code [B]}
 * @param past what the decoder knows of the sample before {@code [B][2·bands][S]}
 * @param target mu-law indices {@code [B][bands][S]}
 * @param phones share of each phone in each code frame {@code [B][W][labels]}; empty without labels
 */
public record Batch(
    int items,
    float[] frames,
    float[] clean,
    float[] reference,
    long[] speakers,
    float[] pitch,
    int[] segments,
    float[] past,
    long[] target,
    float[] phones) {

  /** A float array as {@code [B][channels][T]} on a device. */
  NDArray array(NDManager manager, float[] data, int channels) {
    return manager.create(data, new Shape(items, channels, data.length / items / channels));
  }

  /** The shares of phones as {@code [B][W][labels]} on a device. */
  NDArray phones(NDManager manager, int labels) {
    return manager.create(phones, new Shape(items, phones.length / items / labels, labels));
  }

  /** The target as {@code int64 [B][bands][S]} on a device. */
  NDArray target(NDManager manager, int bands) {
    return manager.create(target, new Shape(items, bands, target.length / items / bands));
  }
}
