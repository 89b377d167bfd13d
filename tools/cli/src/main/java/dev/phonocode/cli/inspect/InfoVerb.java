// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.cli.coding.FileKind;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.internal.PacketInfo;
import dev.phonocode.codec.internal.PhcReader;
import dev.phonocode.codec.internal.PhcTotals;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.SpeakerBytes;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code info FILE}: what is in a file of codes, of sound, or of a model, told by its content. */
public final class InfoVerb implements Verb {
  private static final int BLOCK_SAMPLES = 4096;

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    try (Input input = Input.open(arguments.operand(0), console)) {
      Report report =
          switch (FileKind.behindTags(input)) {
            case CODES -> ofCodes(input);
            case EXPORT -> throw new IOException(input.name() + ": " + FileKind.EXPORT_HELP);
            case PARQUET -> throw new IOException(input.name() + ": " + FileKind.PARQUET_HELP);
            case MODEL -> ofModel(input);
            case FLAC -> ofSound("flac", input);
            case OGG -> ofSound("ogg", input);
            case AIFF -> ofSound("aiff", input);
            case AU -> ofSound("au", input);
            case WAV, WAV_64, WAV_BW64 -> ofSound("wav", input);
            case WAVE64 -> ofSound("w64", input);
            case ID3, SOUND -> ofSound("mp3", input);
          };
      report.print(arguments, console);
    }
    return ExitCode.OK;
  }

  private static Report ofCodes(Input input) throws IOException {
    PhcReader reader = PhcReader.strict(input.stream(), input.name());
    reader.limit(Double.POSITIVE_INFINITY); // nothing is decoded: what it claims is told
    PhcHeader header = reader.header();
    long believed = 0; // frames
    // Each packet's checksum is verified as it is passed by.
    for (Optional<PacketInfo> p = reader.skip(); p.isPresent(); p = reader.skip()) {
      believed += p.get().believedFrames();
    }
    reader.requireEndOfStream();
    PhcTotals totals = reader.totals().orElseThrow();
    double seconds = (double) totals.samples() / header.sampleRateHz();
    long bytes = input.bytesToEnd();
    boolean isBelieved = believed == totals.frames();
    List<String> warnings =
        isBelieved
            ? List.of()
            : List.of(
                "few bytes claim much speech: to decode it, --max-seconds must allow its length");
    return new Report()
        .put("format", "phc")
        .put("version", PhcHeader.VERSION)
        .put("model", header.modelId())
        .put("sample_rate", header.sampleRateHz())
        .put("samples", totals.samples())
        .put("seconds", seconds)
        .put("frames", totals.frames())
        .put("frame_rate", header.frameRateHz())
        .put("books", header.books())
        .put("codebook_size", Collections.max(header.codebookSizes()))
        .put("coding", header.coding().name().toLowerCase(Locale.ROOT))
        .put("bytes", bytes)
        .put("bps_file", bytes * Byte.SIZE / seconds)
        .put("speaker", speaker(header.speaker()))
        .put("believed_seconds", Math.min(seconds, believed / header.frameRateHz()))
        .put("warnings", warnings);
  }

  /** The vector's numbers, in [-1, 1]. */
  private static double[] speaker(byte[] stored) {
    return IntStream.range(0, stored.length)
        .mapToDouble(i -> stored[i] / (double) SpeakerBytes.SCALE)
        .toArray();
  }

  private static Report ofModel(Input input) throws IOException {
    ModelBundle bundle = ModelBundle.read(input.stream(), input.name());
    ModelConfig config = bundle.config();
    return new Report()
        .put("format", "phm")
        .put("version", config.version())
        .put("model", bundle.id())
        .put("name", config.name())
        .put("sample_rate", config.sampleRateHz())
        .put("frame_rate", config.frameRateHz())
        .put("books", config.quantiser().books())
        .put("codebook_size", config.quantiser().size())
        .put("parameters", bundle.weights().parameters())
        .put("bytes", input.bytesToEnd())
        .put("speakers", bundle.speakers().stream().map(NamedSpeaker::name).toList());
  }

  private static Report ofSound(String format, Input input) throws IOException {
    AudioSource source = AudioFiles.open(input.stream(), input.name(), input);
    float[] block = new float[BLOCK_SAMPLES];
    long samples = 0;
    for (int n = source.read(block, 0, block.length);
        n >= 0;
        n = source.read(block, 0, block.length)) {
      samples += n;
    }
    return new Report()
        .put("format", format)
        .put("sample_rate", source.sampleRateHz())
        .put("samples", samples)
        .put("seconds", (double) samples / source.sampleRateHz())
        .put("bytes", input.bytesToEnd())
        .put("warnings", input.warnings());
  }
}
