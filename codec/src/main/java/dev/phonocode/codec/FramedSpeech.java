// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Speech on its way to codes: all that {@link SpeechEncoder} does before and after the network. The
 * voice, the levels and the packets are there, their codes are not. Immutable.
 */
public final class FramedSpeech {
  private final PhcHeader header;
  private final Optional<CodePrior> prior;
  private final long samples;
  private final float[][] frames;
  private final float[] silenceFrame;
  private final List<PhcPacket> packets; // all codes 0

  private FramedSpeech(SpeechEncoder encoder, Recorder recorder) {
    header = encoder.header().orElseThrow();
    prior = encoder.prior();
    samples = encoder.samples();
    frames = recorder.frames.toArray(float[][]::new);
    silenceFrame = recorder.silenceFrame;
    packets = new ArrayList<>();
    for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      packets.add(p.get());
    }
  }

  /** Keeps what the network would hear, and gives 0 for every code. */
  private static final class Recorder implements EncoderNetwork {
    private final List<float[]> frames = new ArrayList<>();
    private float[] silenceFrame;

    @Override
    public void push(float[] frame) {
      frames.add(frame);
    }

    @Override
    public void finish(float[] silence) {
      silenceFrame = silence;
    }

    @Override
    public boolean poll(int[] codes) {
      return true;
    }
  }

  static FramedSpeech of(SpeechModel model, AudioClip clip, EncodeOptions options) {
    AudioClip speech = Resampling.toRate(clip, model.config().sampleRateHz());
    Recorder recorder = new Recorder();
    SpeechEncoder encoder = new SpeechEncoder(model, options, recorder);
    encoder.push(speech.samples(), 0, speech.samples().length);
    encoder.finish();
    return new FramedSpeech(encoder, recorder);
  }

  /** Length of the speech. */
  public double seconds() {
    return (double) samples / header.sampleRateHz();
  }

  /** What the network is to hear, [frames][in]. */
  float[][] frames() {
    return frames;
  }

  /** And behind it, [in]. */
  float[] silenceFrame() {
    return silenceFrame;
  }

  /**
   * The speech with the codes that a network found.
   *
   * @param codes [code frames][books of the model]
   */
  CodeSequence with(int[][] codes) {
    List<PhcPacket> coded = new ArrayList<>();
    for (PhcPacket packet : packets) {
      int[][] own = new int[packet.frames()][];
      for (int frame = 0; frame < own.length; frame++) {
        int place = Math.toIntExact(packet.index() * header.packetFrames()) + frame;
        own[frame] = Arrays.copyOf(codes[place], header.books());
      }
      coded.add(new PhcPacket(packet.index(), packet.level(), own));
    }
    return new CodeSequence(header, coded, samples, prior);
  }
}
