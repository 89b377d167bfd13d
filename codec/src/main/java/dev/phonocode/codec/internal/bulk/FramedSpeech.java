// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.bulk;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.stream.EncoderNetwork;
import dev.phonocode.codec.internal.stream.PacketCoding;
import dev.phonocode.codec.internal.stream.StreamEncoder;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Speech on its way to codes: all that {@link SpeechEncoder} does before and after the network. The
 * voice, the levels and the packets are there, their codes are not. One thread at a time.
 */
public final class FramedSpeech {
  private final PhcHeader header;
  private final SpeechModel model;
  private final PacketCoding coding;
  private final float[] samples;
  private final float[][] frames;
  private final float[] silenceFrame;
  private final List<PhcPacket> packets; // all codes 0

  private FramedSpeech(
      SpeechModel model, float[] samples, StreamEncoder encoder, Recorder recorder) {
    coding = recorder.coding;
    this.model = model;
    header = encoder.header().orElseThrow();
    this.samples = samples;
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
    private final PacketCoding coding;
    private float[] silenceFrame;

    Recorder(PacketCoding coding) {
      this.coding = coding;
    }

    @Override
    public void begin(PhcHeader header) {}

    @Override
    public void hear(float[] samples, int offset, int length) {}

    @Override
    public void push(float[] frame) {
      frames.add(frame);
    }

    @Override
    public void finish(float[] silence) {
      silenceFrame = silence;
    }

    @Override
    public int[][] packet(int count) {
      return new int[count][coding.books()];
    }
  }

  static FramedSpeech of(SpeechCodec codec, AudioClip clip, EncodeOptions options) {
    SpeechModel model = codec.model();
    AudioClip speech = Resampling.toRate(clip, model.config().sampleRateHz());
    Recorder recorder = new Recorder(PacketCoding.of(model, options));
    StreamEncoder encoder = new StreamEncoder(model, options, recorder);
    encoder.push(speech.samples(), 0, speech.samples().length);
    encoder.finish();
    return new FramedSpeech(model, speech.samples(), encoder, recorder);
  }

  /** Length of the speech. */
  public double seconds() {
    return (double) samples.length / header.sampleRateHz();
  }

  /** What the network is to hear, [frames][in]. */
  float[][] frames() {
    return frames;
  }

  /** And after it, [in]. */
  float[] silenceFrame() {
    return silenceFrame;
  }

  /**
   * The speech with the codes of the latents that a network found.
   *
   * @param latents [code frames][D]
   */
  CodeSequence with(float[][] latents) {
    PacketQuantiser quantiser = coding.quantiser(model, header);
    ModelConfig.Encoder config = model.config().encoder();
    int hopSamples = config.inputHopSamples();
    int heard = 0; // frames
    List<PhcPacket> coded = new ArrayList<>();
    for (PhcPacket packet : packets) {
      int first = Math.toIntExact(packet.index() * header.packetFrames());
      int behind = (first + packet.frames() + config.lookAheadFrames()) * config.downSampling();
      for (; heard < Math.min(behind, frames.length); heard++) {
        int from = Math.min(heard * hopSamples, samples.length);
        quantiser.hear(samples, from, Math.min(hopSamples, samples.length - from));
        quantiser.hear(frames[heard]);
      }
      float[][] own = Arrays.copyOfRange(latents, first, first + packet.frames());
      coded.add(new PhcPacket(packet.index(), packet.level(), quantiser.codes(own)));
    }
    return new CodeSequence(header, coded, samples.length, coding.prior());
  }
}
