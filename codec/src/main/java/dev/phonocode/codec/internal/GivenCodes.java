// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.CodeLayout;
import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.SpeakerBytes;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Codes that this codec did not make, as a sequence of its model. */
public final class GivenCodes {
  private GivenCodes() {}

  /**
   * The sequence.
   *
   * @throws IllegalArgumentException naming what does not fit, as {@link
   *     CodeSequence#of(SpeechModel, int[][], CodeOptions)} says
   */
  public static CodeSequence sequence(SpeechModel model, int[][] given, CodeOptions options) {
    ModelConfig config = model.config();
    boolean isByBook = options.layout() == CodeLayout.BOOKS_BY_FRAMES;
    int[][] codes = isByBook ? transposed(given) : given;
    int most = config.quantiser().books();
    int kept = Math.min(config.quantiser().defaultBooks(), most);
    int books = codes.length > 0 ? codes[0].length : isByBook ? given.length : kept;
    if (books < 1 || books > most) {
      throw new IllegalArgumentException(
          "codes %s: expected 1 to %d books, found %d"
              .formatted(isByBook ? "[books][frames]" : "[frames][books]", most, books));
    }
    long samples = options.samples().orElse((long) codes.length * config.codeHopSamples());
    int packetFrames = options.packetFrames();
    byte[] speaker = SpeakerBytes.of(voice(model, options));
    PhcHeader header =
        ModelHeader.of(model, books, packetFrames, speaker, model.prior())
            .withSamples(OptionalLong.of(samples));
    checkRows(codes, books);
    List<Integer> levels = options.levels();
    int packetsInAll = (int) (((long) codes.length + packetFrames - 1) / packetFrames);
    if (levels.size() != 1 && levels.size() != packetsInAll) {
      throw new IllegalArgumentException(
          "levels: expected 1, or %d of packets of %d frames, found %d"
              .formatted(packetsInAll, packetFrames, levels.size()));
    }
    List<PhcPacket> packets = new ArrayList<>();
    for (int i = 0; i < packetsInAll; i++) {
      int first = i * packetFrames;
      int end = Math.min(codes.length, first + packetFrames);
      int level = levels.get(levels.size() == 1 ? 0 : i);
      packets.add(new PhcPacket(i, level, Arrays.copyOfRange(codes, first, end)));
    }
    return new CodeSequence(header, packets, samples, model.prior());
  }

  private static void checkRows(int[][] codes, int books) {
    for (int frame = 0; frame < codes.length; frame++) {
      if (codes[frame].length != books) {
        throw new IllegalArgumentException(
            "frame %d: expected %d codes as in the first, found %d"
                .formatted(frame, books, codes[frame].length));
      }
    }
  }

  /** The {@code [frames][books]} of {@code [books][frames]}. */
  private static int[][] transposed(int[][] codes) {
    int frames = codes.length == 0 ? 0 : codes[0].length;
    int[][] turned = new int[frames][codes.length];
    for (int book = 0; book < codes.length; book++) {
      if (codes[book].length != frames) {
        throw new IllegalArgumentException(
            "book %d: expected %d frames as in the first, found %d"
                .formatted(book + 1, frames, codes[book].length));
      }
      for (int frame = 0; frame < frames; frame++) {
        turned[frame][book] = codes[book][frame];
      }
    }
    return turned;
  }

  private static float[] voice(SpeechModel model, CodeOptions options) {
    if (options.voice().isPresent()) {
      return Voices.vector(model, options.voice().get());
    }
    return model.speakers().isEmpty()
        ? new float[model.config().speaker().size()]
        : Voices.named(model, model.speakers().get(0).name());
  }
}
