// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.report.BarChart;
import dev.phonocode.analysis.report.ClipView;
import dev.phonocode.analysis.report.HeatMap;
import dev.phonocode.analysis.report.Page;
import dev.phonocode.analysis.units.CodeRun;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.files.Text;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.infer.CodePhones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An analysis as a page to look at and listen to. */
public final class PhonePage {
  private PhonePage() {}

  /**
   * The page.
   *
   * @param codec that the result is of: it speaks the examples
   * @throws IOException if an example cannot be read any more
   */
  public static Page of(PhoneResult result, SpeechCodec codec) throws IOException {
    List<ClipView> clips = new ArrayList<>();
    for (Example example : result.material().examples()) {
      clips.add(clip(example, codec));
    }
    PhoneTables tables = new PhoneTables(result);
    return new Page(
        "Codes and phones: book " + result.coding().book() + " of model " + result.coding().model(),
        facts(result),
        clips,
        List.of(),
        List.of(accuracies(result), rates(result), dwells(result)),
        heatMaps(result),
        List.of(
            tables.scores(),
            tables.classes(),
            tables.rates(),
            UnitTables.units(result.units()),
            UnitTables.abx(result.units()),
            tables.phones(),
            tables.codes()));
  }

  private static ClipView clip(Example example, SpeechCodec codec) throws IOException {
    AudioClip original = AudioFiles.read(example.file());
    CodeSequence codes = codec.encode(original, EncodeOptions.allBooks(codec.model()));
    return new ClipView(
        example.title(),
        List.of(
            new ClipView.Sound("original", original),
            new ClipView.Sound("decoded", codec.decode(codes))),
        codes.codes(),
        codes.frameRateHz(),
        strips(example, codes, codec));
  }

  /** What is said, and below it what a model that was trained on labels reads from its codes. */
  private static List<ClipView.Strip> strips(
      Example example, CodeSequence codes, SpeechCodec codec) {
    List<ClipView.Strip> strips = new ArrayList<>();
    strips.add(
        new ClipView.Strip(
            "phones",
            example.transcript().segments().stream()
                .map(s -> new ClipView.Span(s.startSeconds(), s.endSeconds(), s.label()))
                .toList()));
    codec.model().phones().ifPresent(p -> strips.add(reading(codes, p)));
    return strips;
  }

  private static ClipView.Strip reading(CodeSequence codes, CodePhones phones) {
    int[] own = Arrays.stream(codes.codes()).mapToInt(frame -> frame[phones.book() - 1]).toArray();
    double rate = codes.frameRateHz();
    return new ClipView.Strip(
        "read from codes",
        CodeRun.of(own).stream()
            .map(
                run ->
                    new ClipView.Span(
                        run.firstFrame() / rate,
                        run.endFrame() / rate,
                        phones.of(run.code()).phone()))
            .toList());
  }

  private static List<Page.Fact> facts(PhoneResult result) {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        new Page.Fact(
            "Model", result.coding().model() + " " + result.coding().modelId().substring(0, 12)));
    facts.add(
        new Page.Fact(
            "Codes",
            "%s at %s Hz, book %s"
                .formatted(
                    result.coding().codes(),
                    result.coding().frameRateHz(),
                    result.coding().book())));
    facts.add(
        new Page.Fact(
            "Recordings",
            Text.of(
                "%d, %.1f min, %d more without labels",
                result.material().recordings(),
                result.material().seconds() / 60,
                result.material().unlabelled())));
    for (String split : result.splits()) {
      result
          .whole("codes", Silence.LEFT_OUT, split)
          .ifPresent(
              s ->
                  facts.add(
                      new Page.Fact(
                          "Phones told, " + split,
                          Text.of(
                              "%.1f %% (most likely phone %.1f %%), silence left out",
                              100 * s.accuracy(), 100 * s.majority()))));
    }
    return facts;
  }

  private static BarChart accuracies(PhoneResult result) {
    List<String> systems =
        Stream.concat(
                Stream.of("most likely phone"),
                result.scores().stream().map(PhoneScore::system).distinct())
            .toList();
    List<BarChart.Series> series = new ArrayList<>();
    for (String split : result.splits()) {
      for (Silence silence : Silence.values()) {
        List<Double> values = new ArrayList<>();
        for (String system : systems) {
          values.add(
              system.equals(systems.get(0))
                  ? 100
                      * result.whole("codes", silence, split).map(PhoneScore::majority).orElse(0.0)
                  : 100
                      * result.whole(system, silence, split).map(PhoneScore::accuracy).orElse(0.0));
        }
        series.add(new BarChart.Series(split + ", silence " + silence.text(), values));
      }
    }
    return new BarChart("Phones told", "% of frames", systems, series);
  }

  private static BarChart rates(PhoneResult result) {
    return new BarChart(
        "Bit budget",
        "bit/s",
        List.of("fixed width", "by frequency", "knowing the code before"),
        result.rates().stream()
            .map(
                r ->
                    new BarChart.Series(
                        r.split(),
                        List.of(
                            r.cost().nominalBps(),
                            r.cost().entropyBps(),
                            r.cost().conditionalBps())))
            .toList());
  }

  private static BarChart dwells(PhoneResult result) {
    int longest = result.rates().get(0).dwells().runs().length;
    List<String> lengths =
        IntStream.range(1, longest)
            .mapToObj(n -> Math.round(1000 * n / result.coding().frameRateHz()) + " ms")
            .toList();
    return new BarChart(
        "How long a code stays",
        "% of runs",
        lengths,
        result.rates().stream()
            .map(r -> new BarChart.Series(r.split(), percent(r.dwells().runs())))
            .toList());
  }

  private static List<Double> percent(long[] dwells) {
    double runs = Arrays.stream(dwells).sum();
    return Arrays.stream(dwells).skip(1).mapToObj(n -> 100 * n / runs).toList();
  }

  private static List<HeatMap> heatMaps(PhoneResult result) {
    List<HeatMap> maps = new ArrayList<>();
    maps.add(cooccurrence(result));
    maps.add(usage(result));
    for (String split : result.splits()) {
      result
          .whole("codes", Silence.COUNTED, split)
          .ifPresent(score -> maps.add(confusion(result, score)));
    }
    return maps;
  }

  /** Codes stand in the order of the phones that they mean, so that the map has a diagonal. */
  private static HeatMap cooccurrence(PhoneResult result) {
    Contingency c = result.lengths().meeting();
    List<Integer> order =
        IntStream.range(0, result.coding().codes())
            .boxed()
            .filter(code -> c.clusterCounts()[code] > 0)
            .sorted(Comparator.comparingInt(c::majority))
            .toList();
    double[][] shares = new double[result.phones().size()][order.size()];
    for (int x = 0; x < order.size(); x++) {
      for (int phone = 0; phone < shares.length; phone++) {
        shares[phone][x] = (double) c.count(order.get(x), phone) / c.clusterCounts()[order.get(x)];
      }
    }
    return new HeatMap(
        "Which phones a code meets in training (share of the code's frames)",
        "code",
        order.stream().map(String::valueOf).toList(),
        "phone",
        result.phones(),
        shares);
  }

  private static HeatMap usage(PhoneResult result) {
    Contingency c = result.lengths().meeting();
    return HeatMap.ofCodes(
        "How often each code comes in training (% of frames)",
        Arrays.stream(c.clusterCounts()).mapToDouble(n -> 100.0 * n / c.total()).toArray());
  }

  private static HeatMap confusion(PhoneResult result, PhoneScore score) {
    long[][] confusion = score.confusion();
    double[][] shares = new double[confusion.length][confusion.length];
    for (int said = 0; said < shares.length; said++) {
      long frames = Arrays.stream(confusion[said]).sum();
      for (int guessed = 0; guessed < shares.length; guessed++) {
        shares[said][guessed] = frames == 0 ? 0 : (double) confusion[said][guessed] / frames;
      }
    }
    return new HeatMap(
        "Phones said and guessed, " + score.split() + " (share of those said, silence counted)",
        "guessed",
        result.phones(),
        "said",
        result.phones(),
        shares);
  }
}
