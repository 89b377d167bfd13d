// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.model.infer.CodeDecoder;
import dev.phonocode.model.infer.DecoderGroup;
import dev.phonocode.model.infer.Sampling;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Decodes many sequences of codes in one thread, several at a time through one network. */
public final class BatchDecoding {
  /** Each weight is read once for so many; eight were slower ({@code src/design/0004-speed.md}). */
  private static final int STREAMS = 4;

  /** Polled in turn, so that all stay near each other: 10 ms at 16 kHz. */
  private static final int PORTION_SAMPLES = 160;

  private final SpeechModel model;
  private final DecodeOptions options;
  private final DecoderGroup group;
  private final AudioClip[] clips; // of the sequences, as they are done

  private BatchDecoding(SpeechModel model, int sequences, DecodeOptions options) {
    this.model = model;
    this.options = options;
    group = model.newDecoderGroup(STREAMS);
    clips = new AudioClip[sequences];
  }

  /**
   * Clips in the order of the codes.
   *
   * @throws dev.phonocode.codec.ModelMismatchException if another model made some of the codes
   */
  public static List<AudioClip> decode(
      SpeechModel model, List<CodeSequence> sequences, DecodeOptions options) {
    model.expectDecoding(sequences.stream().mapToLong(CodeSequence::samples).sum());
    BatchDecoding batch = new BatchDecoding(model, sequences.size(), options);
    List<Stream> active = new ArrayList<>();
    int next = 0;
    while (next < sequences.size() || !active.isEmpty()) {
      while (active.size() < STREAMS && next < sequences.size()) {
        active.add(batch.new Stream(next, sequences.get(next)));
        next++;
      }
      for (Iterator<Stream> i = active.iterator(); i.hasNext(); ) {
        if (i.next().isDoneAfterAPortion()) {
          i.remove();
        }
      }
    }
    return Arrays.asList(batch.clips);
  }

  /** One sequence on its way. */
  private final class Stream {
    private final int index;
    private final int sampleRateHz;
    private final float[] samples;
    private final StreamDecoder decoder;
    private CodeDecoder network; // since the last gap
    private int written;

    Stream(int index, CodeSequence codes) {
      this.index = index;
      sampleRateHz = codes.sampleRateHz();
      samples = new float[Math.toIntExact(codes.samples())];
      decoder = new StreamDecoder(model, codes.header(), options, this::newNetwork);
      codes.packets().forEach(decoder::push);
      decoder.finish(codes.samples());
    }

    private DecoderNetwork newNetwork(float[] speaker) {
      group.remove(network);
      Sampling sampling = new Sampling(options.seed(), options.temperature());
      network = group.newDecoder(speaker, sampling);
      return PlainNetworks.decoder(network);
    }

    boolean isDoneAfterAPortion() {
      int portion = Math.min(PORTION_SAMPLES, samples.length - written);
      written += decoder.poll(samples, written, portion);
      if (written < samples.length) {
        return false;
      }
      group.remove(network);
      clips[index] = new AudioClip(samples, sampleRateHz);
      return true;
    }
  }
}
