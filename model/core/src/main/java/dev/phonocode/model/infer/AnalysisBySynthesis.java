// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import dev.phonocode.model.infer.quantiser.PacketSearch;
import dev.phonocode.model.infer.quantiser.VectorSearch;
import dev.phonocode.model.signal.EnvelopeShapes;
import java.util.ArrayList;
import java.util.List;

/**
 * Codes that are chosen by what they will sound like: after the search, the network tells what a
 * decoder will make of them, that is set against the speech itself, and codes go down the slope of
 * the difference, every third frame at a time. As in speech coders from Atal and Remde (1982) on,
 * but that derivatives take the place of trying all codes: {@code src/design/0024-synthesis.md}.
 *
 * <p>What counts are mel features, their {@link EnvelopeShapes}, and the speech's pitch where the
 * latents tell of voice: theirs, if the tracker finds none or one of its own. A packet is heard
 * after the codes that went before it; what its last frames sound like depends on those after it,
 * and counts when these are chosen.
 */
final class AnalysisBySynthesis implements PacketQuantiser {
  private static final int STEP = 3; // code frames; neighbours that move at once would overshoot
  private static final float SLOPE = 18f; // how far down the slope; src/design/0024-synthesis.md
  private static final float SHAPES = 8f; // of what a segment lacks, beside a frame's mean nepers/3
  private static final float PITCH = 0.7f; // of an octave
  private static final float SAME = 0.2f; // octaves; further off, tracker and network disagree

  /** Bits weigh so much more when codes are chosen anew, so that as many are spent as before. */
  static final double RATE_FACTOR = 4.5;

  private final PacketSearch search;
  private final PacketSearch improvement;
  private final VectorSearch vectors;
  private final Listening listening;
  private final EnvelopeShapes shapes;
  private final float[] speaker;
  private final int passes;
  private final int melFrames; // for each code frame
  private final int lookAhead; // code frames
  private final int contextFrames; // what the first frame of a packet hears of those before
  private final List<int[]> context = new ArrayList<>(); // the last codes
  private final List<float[]> speech = new ArrayList<>(); // mel frames from the context's first on
  private final SpeechPitch pitch; // likewise

  /**
   * Analysis by synthesis, at the start of a stream.
   *
   * @param search for the codes to begin with
   * @param improvement likewise, bits weighing {@link #RATE_FACTOR} times as much
   * @param speaker [speaker.size]
   */
  AnalysisBySynthesis(
      PacketSearch search,
      PacketSearch improvement,
      VectorSearch vectors,
      Listening listening,
      ModelConfig config,
      float[] speaker,
      int passes) {
    this.search = search;
    this.improvement = improvement;
    this.vectors = vectors;
    this.listening = listening;
    this.speaker = speaker.clone();
    this.passes = passes;
    shapes = new EnvelopeShapes(config);
    pitch = new SpeechPitch(config);
    melFrames = config.conditioner().upSampling();
    lookAhead = config.conditioner().lookAheadFrames();
    contextFrames = listening.history();
  }

  @Override
  public void hear(float[] samples, int offset, int length) {
    pitch.push(samples, offset, length);
  }

  @Override
  public void hear(float[] frame) {
    speech.add(frame.clone());
  }

  @Override
  public int[][] codes(float[][] latents) {
    int[][] codes = search.codes(latents);
    if (context.size() + codes.length > lookAhead) {
      refine(latents, codes);
    }
    for (int[] frame : codes) {
      context.add(frame.clone());
    }
    int gone = Math.max(0, context.size() - contextFrames);
    context.subList(0, gone).clear();
    speech.subList(0, Math.min(speech.size(), gone * melFrames)).clear();
    pitch.drop(gone * melFrames);
    return codes;
  }

  private void refine(float[][] latents, int[][] codes) {
    int before = context.size();
    Listening.Window window = listening.window(before + codes.length);
    for (int t = 0; t < before + codes.length; t++) {
      float[] row = window.input(t);
      System.arraycopy(speaker, 0, row, vectors.dimension(), speaker.length);
      if (t < before) {
        vectors.lookUp(context.get(t), row);
      } else {
        Elementwise.copy(latents[t - before], row);
      }
    }
    window.forward(0);
    Difference difference = new Difference(window, before);
    for (int pass = 0; pass < passes; pass++) {
      for (int t = 0; t < codes.length; t++) {
        vectors.lookUp(codes[t], window.input(before + t));
      }
      window.forward(before);
      improvement.improve(codes, difference.slopes(), pass % STEP, STEP);
    }
  }

  /** What a window lacks of the speech, as far as it hears the frames of the packet. */
  private final class Difference {
    private final Listening.Window window;
    private final int firstCode;
    private final int from; // mel frames
    private final int to;
    private final int shapesFrom; // segments reach back, so that none is cut at the packet's start
    private final float[][] truth; // [mel frames][mel]
    private final EnvelopeShapes.Envelopes truthShapes;
    private final float[] octaves; // [mel frames] that the pitch head is to tell, NaN: nothing

    Difference(Listening.Window window, int firstCode) {
      this.window = window;
      this.firstCode = firstCode;
      from = Math.max(0, firstCode - lookAhead) * melFrames;
      to = Math.min(window.features().length, speech.size());
      shapesFrom = Math.max(0, from - shapes.segmentFrames() + 1);
      truth = speech.subList(0, to).toArray(float[][]::new);
      truthShapes = shapes.of(truth, shapesFrom, to);
      octaves = new float[to];
      float[] heard = pitch.octaves(from, Math.max(0, to - from));
      for (int m = from; m < to; m++) {
        float[] told = window.pitches()[m]; // by the latents
        boolean isVoiced = told[1] > 0;
        boolean agree = Math.abs(heard[m - from] - told[0]) < SAME;
        octaves[m] = isVoiced ? (agree ? heard[m - from] : told[0]) : Float.NaN;
      }
    }

    /**
     * {@code SLOPE} times the derivatives by each code frame of the packet, [frames][D or more].
     */
    float[][] slopes() {
      float[][] features = window.features();
      float[][] byFeatures = window.byFeatures();
      float[][] byPitches = window.byPitches();
      float share = SLOPE / features[0].length;
      for (int m = 0; m < to; m++) {
        for (int b = 0; b < features[m].length; b++) {
          byFeatures[m][b] = m < from ? 0 : share * Math.signum(features[m][b] - truth[m][b]);
        }
        float sharper = Math.signum(window.pitches()[m][0] - octaves[m]);
        byPitches[m][0] = m < from || Float.isNaN(sharper) ? 0 : SLOPE * PITCH * sharper;
      }
      shapes.of(features, shapesFrom, to).addGradient(truthShapes, SLOPE * SHAPES, byFeatures);
      float[][] byFrames = window.back(firstCode);
      float[][] slopes = new float[byFrames.length - firstCode][];
      for (int t = 0; t < slopes.length; t++) {
        slopes[t] = byFrames[firstCode + t];
      }
      return slopes;
    }
  }
}
