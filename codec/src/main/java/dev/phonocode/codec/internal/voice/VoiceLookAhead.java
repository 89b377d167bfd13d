// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.ReferenceEncoder;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.signal.FrontEnd;
import java.util.Arrays;
import java.util.Optional;

/**
 * The start of a stream, held back until there is enough of it to know the speaker's voice. Holds
 * at most the look-in's samples. One thread at a time.
 */
public final class VoiceLookAhead {
  /** The reference encoder halves the frame rate, so it says nothing before the second frame. */
  private static final int LEAST_FRAMES = 2;

  private static final int FIRST_SIZE = 16_000;

  private final int wanted; // samples
  private float[] held = new float[0];
  private int count; // samples in held

  /** Wants so many samples. */
  public VoiceLookAhead(int wantedSamples) {
    wanted = wantedSamples;
  }

  /** Whether all that is wanted was pushed. */
  public boolean isFull() {
    return count == wanted;
  }

  /** Takes what is still wanted of these samples; returns how many that was. */
  public int push(float[] samples, int offset, int length) {
    int taken = Math.min(length, wanted - count);
    if (count + taken > held.length) {
      int size = Math.max(count + taken, Math.max(FIRST_SIZE, 2 * held.length));
      held = Arrays.copyOf(held, Math.min(size, wanted));
    }
    System.arraycopy(samples, offset, held, count, taken);
    count += taken;
    return taken;
  }

  /** What was pushed, [count]; it is held no longer. */
  public float[] release() {
    float[] samples = Arrays.copyOf(held, count);
    held = new float[0];
    return samples;
  }

  /**
   * The speaker's vector as the header holds it: the model's reference encoder over what was
   * pushed, at the level of all of it. A model with a table cannot hear who talks: it says its
   * first row.
   */
  public byte[] voice(SpeechModel model) {
    if (model.config().speaker().isTable()) {
      return SpeakerBytes.of(model.tableSpeaker(0));
    }
    return SpeakerBytes.of(heard(model).orElse(new float[model.config().speaker().size()]));
  }

  /** The vector itself, [speaker.size], of a model that hears; empty if too little was pushed. */
  Optional<float[]> heard(SpeechModel model) {
    FrontEnd frontEnd = new FrontEnd(model.config());
    for (int i = 0; i < count; ) {
      i += frontEnd.push(held, i, count - i);
    }
    if (frontEnd.available() < LEAST_FRAMES) {
      return Optional.empty();
    }
    int levelByte = frontEnd.levelByte();
    ReferenceEncoder.Accumulator reference = model.reference().start();
    while (frontEnd.available() > 0) {
      reference.push(frontEnd.take(levelByte));
    }
    return Optional.of(reference.vector());
  }
}
