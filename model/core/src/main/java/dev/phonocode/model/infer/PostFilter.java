// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.SampleFilter;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.PitchFilters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the decoder's samples before they leave: as many as come. How they are cut
 * changes no bit. One thread at a time.
 */
interface PostFilter extends SampleFilter {
  /** Announces the condition [G] of the next condition frame, before its samples. */
  void expect(float[] condition);

  /**
   * Filters at the start of a stream: the pitch is corrected, the envelope mended, noise between
   * the harmonics taken away, and the envelope mended once more.
   */
  static PostFilter of(Network network) {
    ModelConfig config = network.config();
    if (network.melHead().isEmpty()) {
      return new Untouched(config.decoder().bands());
    }
    CausalConv melHead = network.melHead().get();
    List<PostFilter> filters = new ArrayList<>();
    Optional<CausalConv> pitchHead = network.pitchHead();
    pitchHead.ifPresent(
        head -> filters.add(Restoration.ofPitch(config, head, PitchFilters.correction(config))));
    filters.add(Restoration.ofEnvelope(config, melHead));
    pitchHead.ifPresent(
        head -> filters.add(Restoration.ofPitch(config, head, PitchFilters.harmonics(config))));
    filters.add(Restoration.ofEnvelope(config, melHead));
    return filters.stream().reduce(FilterChain::new).orElseThrow();
  }

  /** Samples by which these filters are late. */
  static int delaySamples(ModelConfig config) {
    if (!config.conditioner().melHead()) {
      return 0;
    }
    int envelopes = config.newLogMel().orElseThrow().window(); // half of it each
    if (!config.conditioner().pitchCorrection()) {
      return envelopes;
    }
    return envelopes
        + PitchFilters.correction(config).delaySamples()
        + PitchFilters.harmonics(config).delaySamples();
  }

  /** For models that do not say what the spectrum should be. */
  final class Untouched implements PostFilter {
    private final float[] waiting;
    private int from;
    private int to;

    private Untouched(int capacity) {
      waiting = new float[capacity];
    }

    @Override
    public void expect(float[] condition) {}

    @Override
    public int push(float[] samples, int offset, int length) {
      if (from < to) {
        return 0;
      }
      from = 0;
      to = Math.min(length, waiting.length);
      System.arraycopy(samples, offset, waiting, 0, to);
      return to;
    }

    @Override
    public int poll(float[] out, int offset, int length) {
      int count = Math.min(length, to - from);
      System.arraycopy(waiting, from, out, offset, count);
      from += count;
      return count;
    }
  }
}
