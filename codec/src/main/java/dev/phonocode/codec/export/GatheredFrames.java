// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.CodeLayout;
import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Frames of an export as they are read, checked against the model that is to speak them. What the
 * file leaves out has the values of {@link CodeOptions#defaults}.
 */
final class GatheredFrames {
  /** A day of speech: what is more is no recording, and would take the memory. */
  private static final int MAX_SECONDS = 86_400;

  private static final int VOICE_SCALE = 127; // of a vector in [-1, 1]

  private final String source;
  private final SpeechModel model;
  private final long maxFrames;
  private final List<PhcPacket> packets = new ArrayList<>();
  private final List<int[]> open = new ArrayList<>(); // frames of the packet that is not full
  private CodeOptions options = CodeOptions.defaults();
  private OptionalInt books = OptionalInt.empty();
  private OptionalInt level = OptionalInt.empty(); // of this frame
  private int packetLevel;
  private long count;

  GatheredFrames(String source, SpeechModel model) {
    this.source = source;
    this.model = model;
    maxFrames =
        (long) MAX_SECONDS * model.config().sampleRateHz() / model.config().codeHopSamples();
  }

  /** The model that made the codes. */
  void model(String place, String id) throws ExportFormatException {
    if (!id.equals(model.id())) {
      throw wrong(place, "codes of this model, " + model.id(), Shortened.text(id));
    }
  }

  /** Codes in each frame. */
  void books(String place, int number) throws ExportFormatException {
    int most = model.config().quantiser().books();
    if (number < 1 || number > most) {
      throw wrong(place, "1 to " + most + " books", number);
    }
    if (books.isPresent() && books.getAsInt() != number) {
      throw wrong(place, books.getAsInt() + " books as in the first frame", number);
    }
    books = OptionalInt.of(number);
  }

  /** Frames in every packet but the last; given before the second frame. */
  void packetFrames(String place, long number) throws ExportFormatException {
    check(place, number, 1, PhcHeader.MAX_PAYLOAD_BYTES);
    if (count > 0 && number != options.packetFrames()) {
      throw wrong(place, options.packetFrames() + " as before", number);
    }
    options = options.packetFrames((int) number);
  }

  /** Frames in every packet but the last, as far as was said. */
  int packetFrames() {
    return options.packetFrames();
  }

  /** The talker's vector times 127. */
  void voice(String place, long[] numbers) throws ExportFormatException {
    int size = model.config().speaker().size();
    if (numbers.length != size) {
      throw wrong(place, size + " numbers", numbers.length);
    }
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      check(place, numbers[i], -VOICE_SCALE, VOICE_SCALE);
      vector[i] = (float) numbers[i] / VOICE_SCALE;
    }
    options = options.voice(Voice.ofVector(vector));
  }

  /** Samples of all the speech. */
  void samples(String place, long number) throws ExportFormatException {
    check(place, number, 0, Long.MAX_VALUE);
    if (number != options.samples().orElse(number)) {
      throw wrong(place, options.samples().getAsLong() + " as before", number);
    }
    options = options.samples(number);
  }

  /** Number of the frame that is added next. */
  void index(String place, long number) throws ExportFormatException {
    if (number != count) {
      throw wrong(place, count, number);
    }
  }

  /** Level of active speech of the frame that is added next, the same for all of a packet. */
  void level(String place, long number) throws ExportFormatException {
    check(place, number, 0, PhcPacket.MAX_LEVEL);
    level = OptionalInt.of((int) number);
  }

  /** Adds a frame. */
  void add(String place, long[] codes) throws ExportFormatException {
    int own = level.orElse(options.levels().get(0));
    level = OptionalInt.empty();
    if (open.isEmpty()) {
      packetLevel = own;
    } else if (own != packetLevel) {
      throw wrong(place + ", level", packetLevel + " as in all of packet " + packets.size(), own);
    }
    int[] frame = new int[codes.length];
    for (int book = 0; book < codes.length; book++) {
      check(place + ", book " + (book + 1), codes[book], 0, model.config().quantiser().size() - 1);
      frame[book] = (int) codes[book];
    }
    if (count == maxFrames) {
      throw wrong(place, "at most a day, " + maxFrames + " frames", "more");
    }
    count++;
    open.add(frame);
    if (open.size() == options.packetFrames()) {
      close();
    }
  }

  private void close() {
    packets.add(new PhcPacket(packets.size(), packetLevel, open.toArray(int[][]::new)));
    open.clear();
  }

  /** All of them. */
  CodeSequence sequence() throws ExportFormatException {
    if (!open.isEmpty()) {
      close();
    }
    if (books.isEmpty()) {
      throw wrong("end", "at least one frame", "none");
    }
    long covered = count * model.config().codeHopSamples();
    long samples = options.samples().orElse(covered);
    PhcHeader header = header();
    if (header.framesOf(samples) != count) {
      String range = (covered - model.config().codeHopSamples() + 1) + " to " + covered;
      throw wrong("samples", range + " for " + count + " frames", samples);
    }
    return new CodeSequence(
        header.withSamples(OptionalLong.of(samples)), packets, samples, model.prior());
  }

  /** That of a sequence without frames. */
  private PhcHeader header() {
    CodeOptions empty = options.layout(CodeLayout.BOOKS_BY_FRAMES).samples(0);
    return CodeSequence.of(model, new int[books.getAsInt()][0], empty).header();
  }

  private void check(String place, long found, long least, long most) throws ExportFormatException {
    if (found < least || found > most) {
      throw wrong(place, least + " to " + most, found);
    }
  }

  private ExportFormatException wrong(String place, Object expected, Object found) {
    return new ExportFormatException(source, place, String.valueOf(expected), found);
  }
}
