// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SampleOptions;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Codes that nobody spoke, drawn from a model's prior (van den Oord 2017, section 4.3). */
public final class NewSpeech {
  private final SpeechModel model;
  private final SampleOptions options;
  private final CodePrior prior;
  private final int packetFrames;
  private final List<int[]> frames = new ArrayList<>(); // each [books]
  private final List<Integer> levels = new ArrayList<>(); // of each frame of the prime
  private int level = CodeOptions.defaults().levels().get(0);

  private NewSpeech(SpeechModel model, SampleOptions options) {
    this.model = model;
    this.options = options;
    packetFrames =
        options
            .prime()
            .map(speech -> speech.header().packetFrames())
            .orElse(EncodeOptions.defaults().packetFrames());
    prior =
        model
            .prior()
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "model " + model.config().name() + " has no prior to draw speech from"));
  }

  /** The prime, if there is one, and {@code count} new frames after it. */
  public static CodeSequence draw(SpeechModel model, int count, SampleOptions options) {
    return new NewSpeech(model, options).draw(count);
  }

  private CodeSequence draw(int count) {
    PriorSampler sampler = new PriorSampler(prior, options.seed(), options.temperature());
    options.prime().ifPresent(speech -> hear(speech, sampler));
    for (int i = 0; i < count; i++) {
      frames.add(sampler.next());
    }
    long samples = (long) frames.size() * model.config().codeHopSamples();
    return new CodeSequence(header(samples), packets(), samples, model.prior());
  }

  private void hear(CodeSequence speech, PriorSampler sampler) {
    ModelHeader.check(speech.header(), model);
    for (PhcPacket packet : speech.packets()) {
      level = packet.level();
      for (int i = 0; i < packet.frames(); i++) {
        sampler.prime(packet.frame(i));
        frames.add(packet.frame(i));
        levels.add(level);
      }
    }
  }

  private List<PhcPacket> packets() {
    List<PhcPacket> packets = new ArrayList<>();
    for (int first = 0; first < frames.size(); first += packetFrames) {
      int end = Math.min(first + packetFrames, frames.size());
      int[][] codes = frames.subList(first, end).toArray(new int[0][]);
      int heard = first < levels.size() ? levels.get(first) : level;
      packets.add(new PhcPacket(packets.size(), heard, codes));
    }
    return packets;
  }

  private PhcHeader header(long samples) {
    int books = model.config().quantiser().books();
    return ModelHeader.of(model, books, packetFrames, voice(), model.prior())
        .withSamples(OptionalLong.of(samples));
  }

  private byte[] voice() {
    if (options.speaker().isPresent()) {
      return SpeakerBytes.of(Voices.named(model, options.speaker().get()));
    }
    if (options.prime().isPresent()) {
      return options.prime().get().speaker();
    }
    List<NamedSpeaker> known = model.speakers();
    if (known.isEmpty()) {
      return SpeakerBytes.of(new float[model.config().speaker().size()]);
    }
    String name = known.get((int) Math.floorMod(options.seed(), (long) known.size())).name();
    return SpeakerBytes.of(Voices.named(model, name));
  }
}
