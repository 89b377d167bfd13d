// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.analysis.report.BarChart;
import dev.phonocode.analysis.report.ClipView;
import dev.phonocode.analysis.report.Columns;
import dev.phonocode.analysis.report.HeatMap;
import dev.phonocode.analysis.report.HtmlReport;
import dev.phonocode.analysis.report.Page;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import dev.phonocode.codec.VoiceConversion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A round trip as a page to look at and listen to.
 *
 * @param destination of the page
 * @param target whom the speech is shown to be converted to as well
 * @param labels of the speech
 */
record RoundtripPage(
    Destination destination, Optional<Target> target, Optional<TimedLabels> labels) {
  /** More would make the page heavier than a page should be. */
  private static final double MOST_SECONDS = 20;

  private static final double WARM_SECONDS = 10;

  /**
   * A voice to convert to.
   *
   * @param name as it was asked for
   */
  record Target(String name, Voice voice, PitchChange change) {}

  /**
   * Writes the page.
   *
   * @param original file that was encoded
   * @param decoded file that came of it
   */
  void write(
      RoundtripReport report, String original, Path decoded, Speaker speaker, Console console)
      throws IOException {
    AudioClip before = AudioFiles.read(Path.of(original)).start(MOST_SECONDS);
    List<ClipView.Sound> sounds = new ArrayList<>();
    sounds.add(new ClipView.Sound("original", before));
    sounds.add(new ClipView.Sound("decoded", AudioFiles.read(decoded).start(MOST_SECONDS)));
    if (target.isPresent()) {
      sounds.add(new ClipView.Sound("converted", speaker.convert(before, target.get())));
    }
    CodeSequence codes = report.codes();
    int frames = (int) Math.min(codes.frames(), (long) (MOST_SECONDS * codes.frameRateHz()));
    ClipView clip =
        new ClipView(
            codes.seconds() > MOST_SECONDS ? "The first 20 seconds" : "The speech",
            sounds,
            Arrays.copyOf(codes.codes(), frames),
            codes.frameRateHz(),
            labels.map(l -> l.strips(before.seconds())).orElse(List.of()));
    List<Table> tables = new ArrayList<>(List.of(books(report)));
    labels.ifPresent(l -> tables.add(l.table(codes, before.seconds())));
    Page content =
        new Page(
            "Round trip of " + Path.of(original).getFileName(),
            facts(report, speaker.warmSpeed(before)),
            List.of(clip),
            List.of(),
            List.of(budget(report)),
            usage(codes),
            tables);
    try (Output output = Output.open(destination, console)) {
      output.stream().write(HtmlReport.of(content).getBytes(StandardCharsets.UTF_8));
      output.commit();
    }
  }

  /** Speaks as another, with the options of the round trip. */
  record Speaker(SpeechCodec codec, EncodeOptions encode, DecodeOptions decode) {
    AudioClip convert(AudioClip clip, Target target) throws IOException {
      try (VoiceConversion speech =
          codec.newConversion(target.voice(), AudioSource.of(clip), target.change())) {
        CodeSequence codes = codec.encode(speech.readAll(), encode);
        return codec.decode(codes, decode.voice(target.voice()));
      }
    }

    /**
     * How fast it is once the machine code is made: the round trip itself runs while it is being
     * made, and says less the shorter the recording.
     */
    String warmSpeed(AudioClip clip) throws IOException {
      AudioClip part = clip.start(WARM_SECONDS);
      Stopwatch encoding = new Stopwatch();
      CodeSequence codes = codec.encode(part, encode);
      double encoded = encoding.timesRealTime(part.seconds());
      Stopwatch decoding = new Stopwatch();
      codec.decode(codes, decode);
      return Text.of(
          "encoded at %.1f, decoded at %.1f times real time, warm",
          encoded, decoding.timesRealTime(part.seconds()));
    }
  }

  private List<Page.Fact> facts(RoundtripReport report, String speed) {
    List<Page.Fact> facts = new ArrayList<>();
    for (String line : report.lines()) {
      String[] parts = line.split(" {2,}", 2);
      facts.add(new Page.Fact(parts[0], parts[0].equals("speed") ? speed : parts[1]));
    }
    target.ifPresent(t -> facts.add(new Page.Fact("converted to", t.name())));
    facts.add(new Page.Fact("model", report.codes().modelId()));
    return facts;
  }

  private static BarChart budget(RoundtripReport report) {
    CodeSequence codes = report.codes();
    double coded = codes.codedBits() / codes.seconds();
    double speaker = Byte.SIZE * codes.speaker().length / codes.seconds();
    double file = Byte.SIZE * report.fileBytes() / codes.seconds();
    return new BarChart(
        "Bit budget of the .phc file",
        "bit/s",
        List.of(
            "codes at fixed width", "codes as written", "speaker", "header and packets", "file"),
        List.of(
            new BarChart.Series(
                "bit/s",
                List.of(
                    codes.nominalBits() / codes.seconds(),
                    coded,
                    speaker,
                    file - coded - speaker,
                    file))));
  }

  private static List<HeatMap> usage(CodeSequence codes) {
    List<HeatMap> maps = new ArrayList<>();
    for (int book = 0; book < codes.books(); book++) {
      double[] counts = Arrays.stream(BookUsage.counts(codes, book)).asDoubleStream().toArray();
      maps.add(HeatMap.ofCodes("How often each code of book " + (book + 1) + " came", counts));
    }
    return maps;
  }

  private static Table books(RoundtripReport report) {
    return new Columns<Integer>()
        .add("book", book -> book + 1)
        .add("codes_used", book -> report.usage().get(book).used())
        .add("perplexity", book -> report.usage().get(book).perplexity())
        .of(
            "books",
            "Codes used by book",
            IntStream.range(0, report.usage().size()).boxed().toList());
  }
}
