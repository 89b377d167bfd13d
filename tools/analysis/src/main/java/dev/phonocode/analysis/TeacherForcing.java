// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.signal.ClipSignal;
import dev.phonocode.model.signal.Level;
import java.util.Arrays;

/**
 * How well the decoder foretells a recording when it is told the true past: the bits that it would
 * need for a sample of a sub-band, with the recording's own codes and with those of another. If the
 * codes make no difference, the decoder has learnt to ignore them. The voice is the recording's own
 * both times.
 *
 * @param rightBits a sample, with its own codes
 * @param wrongBits a sample, with the other's
 */
record TeacherForcing(double rightBits, double wrongBits) {
  /** More of one recording would say little more, and this costs as much as decoding it twice. */
  private static final int MAX_SECONDS = 20;

  /**
   * Scores the first 20 seconds of a recording.
   *
   * @param books of the model to use, of both recordings
   * @param speech of any rate, at least one sample
   * @param otherCodes [frames][books or more] of another recording, at least one frame; repeated as
   *     needed
   */
  static TeacherForcing of(SpeechCodec codec, int books, AudioClip speech, int[][] otherCodes) {
    ModelConfig config = codec.model().config();
    AudioClip clip = Resampling.toRate(speech, config.sampleRateHz()).start(MAX_SECONDS);
    // One packet, so that there is one level.
    int frames = config.framesOf(clip.samples().length);
    CodeSequence right =
        codec.encode(clip, EncodeOptions.defaults().books(books).packetFrames(frames));
    int[][] levels = levels(clip.samples(), right.packets().get(0).level(), config);
    float[] speaker = SpeakerBytes.vector(right.speaker());
    int[][] wrong = new int[frames][];
    Arrays.setAll(wrong, frame -> Arrays.copyOf(otherCodes[frame % otherCodes.length], books));
    return new TeacherForcing(
        codec.model().score().bitsPerSample(right.codes(), speaker, levels),
        codec.model().score().bitsPerSample(wrong, speaker, levels));
  }

  /** What the decoder learnt to foretell: [bands][steps] mu-law levels. */
  static int[][] levels(float[] samples, int levelByte, ModelConfig config) {
    ClipSignal signal = new ClipSignal(config);
    int bands = config.decoder().bands();
    int steps = (samples.length + bands - 1) / bands;
    float[] emphasised = signal.emphasise(samples.clone());
    return signal.levels(emphasised, Level.of(config).gain(levelByte), 0, steps);
  }
}
