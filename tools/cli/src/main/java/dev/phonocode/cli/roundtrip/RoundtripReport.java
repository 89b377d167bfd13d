// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.codec.CodeSequence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a round trip took.
 *
 * @param codes that were made on the way
 * @param usage of each book
 * @param fileBytes of the {@code .phc} that holds them, all included
 * @param encodeXrt times real time
 * @param decodeXrt times real time
 * @param warnings about the recording
 */
record RoundtripReport(
    CodeSequence codes,
    List<BookUsage> usage,
    long fileBytes,
    double encodeXrt,
    double decodeXrt,
    List<String> warnings) {

  static RoundtripReport of(
      CodeSequence codes, double encodeXrt, double decodeXrt, List<String> warnings)
      throws IOException {
    return new RoundtripReport(
        codes, BookUsage.of(codes), fileBytes(codes), encodeXrt, decodeXrt, warnings);
  }

  private static long fileBytes(CodeSequence codes) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    codes.write(file);
    return file.size();
  }

  private double nominalBps() {
    return codes.frameRateHz() * codes.header().frameBits();
  }

  private double fileBps() {
    return fileBytes * Byte.SIZE / codes.seconds();
  }

  /** One JSON object, with the keys that scripts rely on. */
  String json() {
    return new Report()
        .put("seconds", codes.seconds())
        .put("frames", codes.frames())
        .put("books", codes.books())
        .put("bits_nominal", codes.nominalBits())
        .put("bits_coded", codes.codedBits())
        .put("bps_nominal", nominalBps())
        .put("bps_file", fileBps())
        .put("encode_xrt", encodeXrt)
        .put("decode_xrt", decodeXrt)
        .put("codes_used", usage.stream().mapToInt(BookUsage::used).toArray())
        .put("perplexity", usage.stream().mapToDouble(BookUsage::perplexity).toArray())
        .put("model", codes.modelId())
        .put("warnings", warnings)
        .json();
  }

  /** The same for people. */
  List<String> lines() {
    return List.of(
        Text.of(
            "speech      %.2f s in %d frames of %d codes",
            codes.seconds(), codes.frames(), codes.books()),
        Text.of(
            "bit rate    %s nominal, %s as a .phc file of %d bytes",
            Decimals.rate(nominalBps()), Decimals.rate(fileBps()), fileBytes),
        Text.of(
            "speed       encoded at %.1f, decoded at %.1f times real time", encodeXrt, decodeXrt),
        "codes used  " + perBook("%d of " + largestBook(), BookUsage::used),
        "perplexity  " + perBook("%.1f", BookUsage::perplexity));
  }

  private int largestBook() {
    return codes.codebookSizes().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private String perBook(String format, Function<BookUsage, Object> number) {
    return usage.stream()
        .map(u -> Text.of(format, number.apply(u)))
        .collect(Collectors.joining(", "));
  }
}
