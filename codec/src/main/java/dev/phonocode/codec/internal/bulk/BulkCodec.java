// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.bulk;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.internal.stream.DecoderNetwork;
import dev.phonocode.codec.internal.stream.StreamDecoder;
import dev.phonocode.model.infer.Sampling;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link SpeechCodec} for many recordings at once, on another network. All around the network is
 * the same: front end, levels, voices, packets, lengths. One thread at a time.
 *
 * <pre>{@code
 * BulkCodec bulk = new BulkCodec(codec, network);
 * List<CodeSequence> codes = bulk.encode(clips.stream().map(c -> bulk.frame(c, options)).toList());
 * }</pre>
 */
public record BulkCodec(SpeechCodec codec, BulkNetwork network) {
  /** Does with a clip of any rate what comes before the network. */
  public FramedSpeech frame(AudioClip clip, EncodeOptions options) {
    return FramedSpeech.of(codec, clip, options);
  }

  /** Encodes a batch. */
  public List<CodeSequence> encode(List<FramedSpeech> batch) {
    if (batch.isEmpty()) {
      return List.of();
    }
    List<float[][]> frames = batch.stream().map(FramedSpeech::frames).toList();
    List<float[][]> latents = network.encode(frames, batch.get(0).silenceFrame());
    List<CodeSequence> all = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      all.add(batch.get(i).with(latents.get(i)));
    }
    return all;
  }

  /**
   * Decodes a batch, each to a clip at the model's rate and exactly as long as its speech.
   *
   * @throws dev.phonocode.codec.ModelMismatchException if another model made some of the codes
   * @throws dev.phonocode.codec.UnknownSpeakerException if the voice has a name that the model does
   *     not have
   */
  public List<AudioClip> decode(List<CodeSequence> batch, DecodeOptions options) {
    List<Replay> replays = batch.stream().map(codes -> new Replay(codes, options)).toList();
    List<float[]> drawn = network.decode(replays.stream().map(Replay::utterance).toList());
    List<AudioClip> all = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      all.add(replays.get(i).play(drawn.get(i)));
    }
    return all;
  }

  /** A decoder whose samples come from elsewhere. */
  private final class Replay implements DecoderNetwork {
    private final CodeSequence codes;
    private final Sampling sampling;
    private final SpeechDecoder decoder;
    private float[] speaker;
    private float[] drawn;
    private int played;

    Replay(CodeSequence codes, DecodeOptions options) {
      this.codes = codes;
      sampling = new Sampling(options.seed(), options.temperature());
      decoder = new StreamDecoder(codec.model(), codes.header(), options, this::speakingAs);
    }

    private DecoderNetwork speakingAs(float[] vector) {
      speaker = vector;
      return this;
    }

    BulkNetwork.Utterance utterance() {
      return new BulkNetwork.Utterance(codes.codes(), speaker, sampling);
    }

    AudioClip play(float[] samples) {
      drawn = samples;
      codes.packets().forEach(decoder::push);
      decoder.finish(codes.samples());
      float[] out = new float[Math.toIntExact(codes.samples())];
      decoder.poll(out, 0, out.length);
      return new AudioClip(out, codes.sampleRateHz());
    }

    @Override
    public void push(int[] frame) {}

    @Override
    public void finish() {}

    @Override
    public int poll(float[] out, int offset, int length) {
      int count = Math.min(length, drawn.length - played);
      System.arraycopy(drawn, played, out, offset, count);
      played += count;
      return count;
    }
  }
}
