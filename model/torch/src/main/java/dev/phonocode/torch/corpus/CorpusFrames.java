// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.ClipSignal;
import dev.phonocode.model.signal.FrameMaker;
import dev.phonocode.model.signal.Gain;
import java.io.IOException;
import java.util.Arrays;

/** The frames of a stored recording, as a codec's encoder would hear them. */
public record CorpusFrames(Corpus corpus, ModelConfig config) {
  /**
   * All frames from one on.
   *
   * @param first frame, or sample if the encoder reads the waveform; none if beyond the end
   * @return [frames][channels], scaled
   */
  public float[][] from(Utterance u, int first, Gain gain) throws IOException {
    float[][] frames = corpus.bands() == 0 ? samples(u, first) : energies(u, first);
    FrameMaker maker = FrameMaker.of(config);
    for (float[] frame : frames) {
      maker.scale(frame, gain);
    }
    return frames;
  }

  private float[][] samples(Utterance u, int first) throws IOException {
    float[] x =
        new ClipSignal(config)
            .emphasise(corpus.samples(u, first, Math.max(0, u.samples() - first)));
    float[][] frames = new float[x.length][1];
    for (int n = 0; n < x.length; n++) {
      frames[n][0] = x[n];
    }
    return frames;
  }

  private float[][] energies(Utterance u, int first) throws IOException {
    int bands = corpus.bands();
    float[] all = corpus.mel(u, first, Math.max(0, u.frames() - first));
    float[][] frames = new float[all.length / bands][];
    Arrays.setAll(frames, m -> Arrays.copyOfRange(all, m * bands, (m + 1) * bands));
    return frames;
  }
}
