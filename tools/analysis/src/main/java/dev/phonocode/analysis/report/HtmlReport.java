// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A page as one HTML file that needs nothing else: it opens from a disk, without network. */
public final class HtmlReport {
  private static final String CHARTS = "echarts.min.js";

  /** JSON has no numbers for what does not exist. */
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              Double.class,
              (JsonSerializer<Double>)
                  (value, type, context) ->
                      Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE)
          .create();

  private HtmlReport() {}

  /** What the charts are drawn from. */
  private record Data(
      List<Clip> clips, List<LineChart> lines, List<BarChart> bars, List<HeatMap> heatMaps) {}

  private record Clip(
      String title,
      double seconds,
      List<Wave> sounds,
      int[][] codes,
      double frameRateHz,
      List<ClipView.Strip> strips) {}

  /** A sound without its player, which stands in the page. */
  private record Wave(
      String name, float[] peaks, int bands, String spectrogram, List<SoundData.Tick> ticks) {}

  /**
   * The file's text.
   *
   * @throws IOException if this build lacks a part of it
   */
  public static String of(Page page) throws IOException {
    List<List<SoundData>> sounds = new ArrayList<>();
    for (ClipView clip : page.clips()) {
      sounds.add(clip.sounds().stream().map(SoundData::of).toList());
    }
    Map<String, Object> content =
        Map.of(
            "title", page.title(),
            "facts", page.facts(),
            "clips", players(page, sounds),
            "lines", numbered(page.lines().stream().map(LineChart::title).toList()),
            "bars", numbered(page.bars().stream().map(BarChart::title).toList()),
            "heatMaps", numbered(page.heatMaps().stream().map(HeatMap::title).toList()),
            "tables", tables(page.tables()),
            "data", GSON.toJson(data(page, sounds)));
    Map<String, Object> parts =
        Map.of("css", resource("page.css"), "js", resource("page.js"), "charts", resource(CHARTS));
    StringWriter text = new StringWriter();
    try (Reader template = reader("page.mustache")) {
      Mustache mustache = new DefaultMustacheFactory().compile(template, "page");
      mustache.execute(text, List.<Object>of(content, parts));
    }
    return text.toString();
  }

  private static List<Map<String, Object>> players(Page page, List<List<SoundData>> sounds) {
    List<Map<String, Object>> clips = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      ClipView clip = page.clips().get(i);
      List<String> names = clip.sounds().stream().map(ClipView.Sound::name).toList();
      List<String> strips =
          new ArrayList<>(clip.strips().stream().map(ClipView.Strip::name).toList());
      strips.add("codes");
      clips.add(
          Map.of(
              "number", i,
              "isFirst", i == 0,
              "title", clip.title(),
              "sounds", sounds.get(i),
              "names", String.join(", ", names),
              "strips", String.join(", ", strips)));
    }
    return clips;
  }

  private static List<Map<String, Object>> numbered(List<String> titles) {
    List<Map<String, Object>> charts = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      charts.add(Map.of("number", i, "isFirst", i == 0, "title", titles.get(i)));
    }
    return charts;
  }

  private static List<Map<String, Object>> tables(List<Table> tables) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Table table : tables) {
      List<ColumnFormat> columns =
          IntStream.range(0, table.columns().size())
              .mapToObj(c -> ColumnFormat.of(table.rows().stream().map(row -> row.get(c)).toList()))
              .toList();
      List<Map<String, Object>> rows = new ArrayList<>();
      for (List<Object> row : table.rows()) {
        rows.add(Map.of("cells", zip(columns, c -> columns.get(c).text(row.get(c)))));
      }
      all.add(
          Map.of(
              "title", table.title(),
              "name", table.name(),
              "isFirst", all.isEmpty(),
              "columns", zip(columns, c -> table.columns().get(c).replace('_', ' ')),
              "rows", rows));
    }
    return all;
  }

  private static List<Map<String, Object>> zip(
      List<ColumnFormat> columns, IntFunction<String> text) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      cells.add(Map.of("text", text.apply(c), "isNumber", columns.get(c).isNumber()));
    }
    return cells;
  }

  private static Data data(Page page, List<List<SoundData>> sounds) {
    List<Clip> clips = new ArrayList<>();
    for (int i = 0; i < sounds.size(); i++) {
      ClipView view = page.clips().get(i);
      clips.add(
          new Clip(
              view.title(),
              view.seconds(),
              sounds.get(i).stream()
                  .map(s -> new Wave(s.name(), s.peaks(), s.bands(), s.spectrogram(), s.ticks()))
                  .toList(),
              view.codes(),
              view.frameRateHz(),
              view.strips()));
    }
    return new Data(clips, page.lines(), page.bars(), page.heatMaps());
  }

  private static String resource(String name) throws IOException {
    try (Reader reader = reader(name)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  private static Reader reader(String name) throws IOException {
    InputStream in = HtmlReport.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("this build lacks the resource " + name);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }
}
