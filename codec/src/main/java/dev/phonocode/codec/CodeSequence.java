// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.audio.files.InputFile;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.GivenCodes;
import dev.phonocode.codec.internal.ModelHeader;
import dev.phonocode.codec.internal.PhcWriter;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Speech as codes, whole and in memory. Immutable. Two are equal if they would be written equally:
 * the header names the model, and with it the prior.
 */
public final class CodeSequence {
  private final PhcHeader header;
  private final List<PhcPacket> packets;
  private final long samples;
  private final Optional<CodePrior> prior;

  /**
   * Checks that the packets are those of the header and of the samples.
   *
   * @param header model, rates, books, speaker vector
   * @param packets all of them, in order
   * @param samples of the speech
   * @param prior of the header's model, with which it is written if the header's coding is {@link
   *     Coding#PRIOR}; dropped if not
   * @throws IllegalArgumentException naming the first packet, code or number that does not fit
   */
  public CodeSequence(
      PhcHeader header, List<PhcPacket> packets, long samples, Optional<CodePrior> prior) {
    if (samples < 0 || header.samples().orElse(samples) != samples) {
      throw new IllegalArgumentException(
          "samples: expected %s, found %s"
              .formatted(
                  header.samples().isPresent() ? header.samples().getAsLong() : "0 or more",
                  samples));
    }
    this.header = header;
    this.packets = List.copyOf(packets);
    this.samples = samples;
    long frames = 0;
    for (int i = 0; i < packets.size(); i++) {
      PhcPacket packet = packets.get(i);
      boolean isLast = i == packets.size() - 1;
      boolean fits =
          packet.frames() == header.packetFrames()
              || isLast && packet.frames() < header.packetFrames();
      if (packet.index() != i || packet.books() != header.books() || !fits) {
        throw new IllegalArgumentException(
            "place %s: expected packet %s [%s][%s], found %s"
                .formatted(i, i, header.packetFrames(), header.books(), packet));
      }
      ModelHeader.checkCodes(header, packet);
      frames += packet.frames();
    }
    if (frames != header.framesOf(samples)) {
      throw new IllegalArgumentException(
          samples + " samples: expected " + header.framesOf(samples) + " frames, found " + frames);
    }
    boolean isCoded = header.coding() == Coding.PRIOR;
    this.prior = isCoded ? prior : Optional.empty();
    if (isCoded && prior.isEmpty()) {
      throw new IllegalArgumentException("coding PRIOR: expected a prior, found none");
    }
  }

  /** Codes that are written at fixed width, whatever the coding of the header. */
  public CodeSequence(PhcHeader header, List<PhcPacket> packets, long samples) {
    this(header.withCoding(Coding.FIXED_WIDTH), packets, samples, Optional.empty());
  }

  /**
   * Codes that a script or a language model made, {@code [frames][books]}, at a usual level in the
   * model's first voice: {@code codec.decode(CodeSequence.of(codec.model(), codes))} speaks them.
   *
   * @throws IllegalArgumentException naming the frame and book of a code that the model lacks
   */
  public static CodeSequence of(SpeechModel model, int[][] codes) {
    return of(model, codes, CodeOptions.defaults());
  }

  /**
   * Codes that a script or a language model made, in the layout of the options.
   *
   * @throws UnknownSpeakerException if the options name a voice that the model does not have
   * @throws IllegalArgumentException naming the frame and book of a code that the model lacks, a
   *     row of another length, or samples that are not those of so many frames
   */
  public static CodeSequence of(SpeechModel model, int[][] codes, CodeOptions options) {
    return GivenCodes.sequence(model, codes, options);
  }

  /** What holds for all of it: model, rates, books, speaker vector. */
  public PhcHeader header() {
    return header;
  }

  /** All packets, in order. */
  public List<PhcPacket> packets() {
    return packets;
  }

  /** Samples of the speech. */
  public long samples() {
    return samples;
  }

  /** The packets as a stream. */
  public PacketSource stream() {
    return new KeptPackets(this);
  }

  /** The prior with which it is written, if one is. */
  Optional<CodePrior> prior() {
    return prior;
  }

  /** The same codes, to be written at fixed width. */
  public CodeSequence raw() {
    return new CodeSequence(header, packets, samples);
  }

  /** SHA-256 of the model that the codes mean something to. */
  public String modelId() {
    return header.modelId();
  }

  /** Samples a second of the speech. */
  public int sampleRateHz() {
    return header.sampleRateHz();
  }

  /** Length of the speech. */
  public double seconds() {
    return (double) samples / sampleRateHz();
  }

  /** Code frames in all. */
  public long frames() {
    return header.framesOf(samples);
  }

  /** Code frames a second. */
  public double frameRateHz() {
    return header.frameRateHz();
  }

  /** Codes in each frame. */
  public int books() {
    return header.books();
  }

  /** Number of codes of each book. */
  public List<Integer> codebookSizes() {
    return header.codebookSizes();
  }

  /** The speaker's vector times 127; a copy. */
  public byte[] speaker() {
    return header.speaker();
  }

  /** All codes, {@code [frames][books]}; a copy. */
  public int[][] codes() {
    int[][] codes = new int[Math.toIntExact(frames())][];
    int next = 0;
    for (PhcPacket packet : packets) {
      for (int frame = 0; frame < packet.frames(); frame++) {
        codes[next++] = packet.frame(frame);
      }
    }
    return codes;
  }

  /** Bits of the codes alone, at fixed width, without any framing. */
  public long nominalBits() {
    return frames() * header.frameBits();
  }

  /** Bits of the codes alone, as {@link #write} writes them, without any framing. */
  public long codedBits() {
    try {
      return Byte.SIZE * writeAll(OutputStream.nullOutputStream()).payloadBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same speech with the first {@code count} books alone: fewer bits, rougher sound. */
  public CodeSequence books(int count) {
    return new CodeSequence(
        header.withBooks(count),
        packets.stream().map(p -> p.withBooks(count)).toList(),
        samples,
        prior);
  }

  /**
   * A stretch of the speech as a sequence of its own.
   *
   * @param from first packet of it
   * @param to packet after it
   */
  public CodeSequence cut(int from, int to) {
    Objects.checkFromToIndex(from, to, packets.size());
    long first = from * header.packetSamples();
    long length = Math.min(samples, to * header.packetSamples()) - Math.min(samples, first);
    List<PhcPacket> own = new ArrayList<>();
    for (PhcPacket packet : packets.subList(from, to)) {
      own.add(packet.at(own.size()));
    }
    boolean isKnown = header.samples().isPresent();
    OptionalLong known = isKnown ? OptionalLong.of(length) : OptionalLong.empty();
    return new CodeSequence(header.withSamples(known), own, length, prior);
  }

  /** Writes a {@code .phc} stream; does not close {@code out}. */
  public void write(OutputStream out) throws IOException {
    writeAll(out);
  }

  private PhcWriter writeAll(OutputStream out) throws IOException {
    PhcWriter writer = new PhcWriter(out, header, prior);
    for (PhcPacket packet : packets) {
      writer.write(packet);
    }
    writer.finish(samples);
    return writer;
  }

  /** Writes a {@code .phc} file, which appears under its name only when it is whole. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, this::write);
  }

  /**
   * Reads a {@code .phc} file of fixed width; {@link SpeechCodec#read(Path)} reads any of its
   * model.
   *
   * @throws PhcFormatException if it is damaged or cut anywhere
   * @throws IOException if its codes are range coded
   */
  public static CodeSequence read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a {@code .phc} stream of fixed width to its end; does not close {@code in}.
   *
   * @param source name of the stream, for messages
   * @throws PhcFormatException if it is damaged or cut anywhere
   * @throws IOException if its codes are range coded
   */
  public static CodeSequence read(InputStream in, String source) throws IOException {
    return PacketSource.open(in, source, ReadOptions.strict()).readAll();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CodeSequence c
        && header.equals(c.header)
        && packets.equals(c.packets)
        && samples == c.samples;
  }

  @Override
  public int hashCode() {
    return 31 * header.hashCode() + packets.hashCode();
  }

  @Override
  public String toString() {
    return "codes [%d][%d], %d samples at %d Hz, model %.8s"
        .formatted(frames(), books(), samples, sampleRateHz(), modelId());
  }
}
