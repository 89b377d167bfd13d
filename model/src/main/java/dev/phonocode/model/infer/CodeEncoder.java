// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/**
 * Front-end frames in, codes out, as a stream: encoder, LayerNorm, residual quantiser. Code k is
 * the network's output k + look-ahead. Frames wait until codes are asked for, so that several share
 * one pass over the weights; how many do changes no bit. One thread at a time.
 */
public final class CodeEncoder {
  private static final int BLOCK_CODES = 8;
  private static final int MAX_BLOCK_FRAMES = 512;

  private final ResidualQuantiser quantiser;
  private final Encoder.Stream network;
  private final int inputChannels;
  private final int downSampling;
  private final int lookAhead; // code frames
  private final int blockFrames; // front-end frames that are run at most at once
  private final FrameQueue waiting; // front-end frames not run yet
  private final float[][] latents; // [latents of a block][D]
  private final float[][] scratch; // of the quantiser
  private final int[][] codes; // [latents of a block][books]
  private int nextCodes; // rows of codes that were polled
  private int endCodes; // rows of codes that are valid
  private long toSkip; // latents before the first code
  private long frames; // pushed
  private boolean finished;

  CodeEncoder(Network net) {
    quantiser = net.quantiser();
    inputChannels = net.config().encoder().inputChannels();
    downSampling = net.config().encoder().downSampling();
    lookAhead = net.config().encoder().lookAheadFrames();
    blockFrames = Math.max(BLOCK_CODES, Math.min(BLOCK_CODES * downSampling, MAX_BLOCK_FRAMES));
    network = net.encoder().newStream(blockFrames);
    waiting = new FrameQueue(inputChannels);
    latents = new float[network.maxLatents()][quantiser.dimension()];
    scratch = quantiser.newScratch(network.maxLatents());
    codes = new int[network.maxLatents()][quantiser.books()];
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
          "encoder: front-end frame has "
              + frontEndFrame.length
              + " numbers, expected "
              + inputChannels);
    }
    Elementwise.copy(frontEndFrame, waiting.add());
    frames++;
  }

  /**
   * The next code frame, if enough frames were pushed.
   *
   * @param codes [books] receives the codes
   * @return whether there was one
   */
  public boolean poll(int[] codes) {
    while (nextCodes == endCodes && waiting.size() > 0) {
      runBlock();
    }
    if (nextCodes == endCodes) {
      return false;
    }
    System.arraycopy(this.codes[nextCodes++], 0, codes, 0, quantiser.books());
    return true;
  }

  /**
   * Ends the stream: completes the last code frame and supplies the look-ahead. Afterwards {@link
   * #poll} has given {@code ceil(frames pushed / down-sampling)} code frames in all.
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
    quantiser.encode(latents, count, scratch, codes);
    nextCodes = (int) Math.min(toSkip, count);
    toSkip -= nextCodes;
    endCodes = count;
  }
}
