// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.SpeechCodec;

/** Encodes and decodes noise until the JVM has compiled the way that speech will take. */
record WarmUp(SpeechCodec codec) implements Runnable {
  private static final int ROUNDS = 3;

  @Override
  public void run() {
    int rateHz = codec.model().config().sampleRateHz();
    float[] noise = new float[2 * rateHz];
    for (int i = 0, state = 1; i < noise.length; i++) {
      state = state * 1_664_525 + 1_013_904_223; // Numerical Recipes' generator
      noise[i] = (state >> 16) / 327_680f;
    }
    for (int round = 0; round < ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
      codec.decode(codec.encode(new AudioClip(noise, rateHz)));
    }
  }
}
