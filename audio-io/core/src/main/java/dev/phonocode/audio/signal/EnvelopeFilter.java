// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import java.util.Arrays;

/**
 * Changes the spectral envelope of a signal, as a stream. Where each mel frame of the signal is
 * measured, it is amplified, band by band, by what {@link FrameGains} says:
 *
 * <pre>
 *   frame m of LogMel        |&lt;------------- window -------------&gt;|     ends at hop · (m + 1)
 *   amplified around its centre        |&lt;- hop -&gt;|&lt;- hop -&gt;|            cross-faded with its neighbours
 * </pre>
 *
 * <p>Samples leave half a window after they came, as many as came; nothing depends on how they are
 * cut. Every float operation is fixed, so all machines agree. One thread at a time.
 */
public final class EnvelopeFilter extends BlockFilter {
  private static final float MAX_LN_GAIN = 5f; // of energy, 22 dB: mends, does not invent

  private final LogMel mel;
  private final FrameGains gains;
  private final MelGain gain;
  private final int window;
  private final float[] fade; // [2 · hop] its squares a hop apart sum to 1
  private final float[] segment; // [window]
  private final float[] frame; // [bands] ln E, then its gains
  private final float[] sum; // [2 · hop] of cross-faded segments, from the last frame's start on
  private int toSkip;

  /**
   * A filter at the start of a stream.
   *
   * @param mel measures the frames; its window must last two hops at least
   * @param gains says what becomes of each
   */
  public EnvelopeFilter(LogMel mel, FrameGains gains) {
    super(mel.hop(), mel.window());
    if (mel.window() < 2 * mel.hop()) {
      throw new IllegalArgumentException(
          "envelope filter: expected a window of at least two hops, found %s and %s samples"
              .formatted(mel.window(), mel.hop()));
    }
    this.mel = mel;
    this.gains = gains;
    gain = new MelGain(mel);
    window = mel.window();
    fade = new float[2 * hop];
    for (int i = 0; i < fade.length; i++) {
      fade[i] = (float) StrictMath.sin(StrictMath.PI * i / fade.length);
    }
    segment = new float[window];
    frame = new float[mel.bands()];
    sum = new float[2 * hop];
    toSkip = window / 2;
  }

  @Override
  int makeBlock() {
    mel.logEnergy(recent, window, frame);
    gains.ofFrame(frame);
    for (int b = 0; b < frame.length; b++) {
      frame[b] = Math.max(-MAX_LN_GAIN, Math.min(MAX_LN_GAIN, frame[b]));
    }
    int start = window / 2 - hop;
    Arrays.fill(segment, 0f);
    for (int i = 0; i < fade.length; i++) {
      segment[start + i] = fade[i] * recent[start + i];
    }
    gain.apply(segment, frame);
    System.arraycopy(sum, hop, sum, 0, hop);
    Arrays.fill(sum, hop, 2 * hop, 0f);
    for (int i = 0; i < fade.length; i++) {
      sum[i] = fma(fade[i], segment[start + i], sum[i]);
    }
    System.arraycopy(sum, 0, ready, 0, hop);
    int before = Math.min(toSkip, hop);
    toSkip -= before;
    return before;
  }
}
