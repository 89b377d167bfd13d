// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Elementwise;

/**
 * Front-end frames in, latents out, as a stream: encoder and LayerNorm. Latent k, which becomes
 * code frame k, is the network's output k + look-ahead. Frames wait until latents are asked for, so
 * that several share one pass over the weights; how many do changes no bit. One thread at a time.
 */
public final class LatentEncoder {
  private static final int BLOCK_LATENTS = 8;
  private static final int MAX_BLOCK_FRAMES = 512;

  private final Encoder.Stream network;
  private final int inputChannels;
  private final int downSampling;
  private final int lookAhead; // code frames
  private final int blockFrames; // front-end frames that are run at most at once
  private final FrameQueue waiting; // front-end frames not run yet
  private final float[][] latents; // [latents of a block][D]
  private int next; // rows of latents that were polled
  private int end; // rows of latents that are valid
  private long toSkip; // outputs before the first latent
  private long frames; // pushed
  private boolean finished;

  LatentEncoder(Network net) {
    inputChannels = net.config().encoder().inputChannels();
    downSampling = net.config().encoder().downSampling();
    lookAhead = net.config().encoder().lookAheadFrames();
    blockFrames = Math.max(BLOCK_LATENTS, Math.min(BLOCK_LATENTS * downSampling, MAX_BLOCK_FRAMES));
    network = net.encoder().newStream(blockFrames);
    waiting = new FrameQueue(inputChannels);
    latents = new float[network.maxLatents()][net.config().quantiser().dimension()];
    toSkip = lookAhead;
  }

  /**
   * Takes one frame of the front end.
   *
   * @param frontEndFrame [bands] log-mel feature, gain applied, or [1] one pre-emphasised sample
   * @throws IllegalStateException after {@link #finish}
   */
  public void push(float[] frontEndFrame) {
    if (finished) {
      throw new IllegalStateException("encoder: frame pushed after finish()");
    }
    if (frontEndFrame.length != inputChannels) {
      throw new IllegalArgumentException(
          "encoder: front-end frame has %s numbers, expected %s"
              .formatted(frontEndFrame.length, inputChannels));
    }
    Elementwise.copy(frontEndFrame, waiting.add());
    frames++;
  }

  /**
   * The next latent, if enough frames were pushed.
   *
   * @param latent [D] receives it
   * @return whether there was one
   */
  public boolean poll(float[] latent) {
    while (next == end && waiting.size() > 0) {
      runBlock();
    }
    if (next == end) {
      return false;
    }
    Elementwise.copy(latents[next++], latent);
    return true;
  }

  /**
   * Ends the stream: completes the last code frame and supplies the look-ahead. Afterwards {@link
   * #poll} has given {@code ceil(frames pushed / down-sampling)} latents in all.
   *
   * @param silenceFrame the front end's frame of silence, as in {@link #push}
   */
  public void finish(float[] silenceFrame) {
    long codeFrames = (frames + downSampling - 1) / downSampling;
    long missing = codeFrames == 0 ? 0 : (codeFrames + lookAhead) * downSampling - frames;
    for (long i = 0; i < missing; i++) {
      push(silenceFrame);
    }
    finished = true;
  }

  private void runBlock() {
    for (int i = Math.min(waiting.size(), blockFrames); i > 0; i--) {
      Elementwise.copy(waiting.remove(), network.next());
    }
    int count = network.run(latents);
    for (int t = 0; t < count; t++) {
      Elementwise.layerNorm(latents[t]);
    }
    next = (int) Math.min(toSkip, count);
    toSkip -= next;
    end = count;
  }
}
