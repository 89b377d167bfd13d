// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.analysis.Tones;
import dev.phonocode.testkit.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final int MOST_BYTES = 5_000_000;
  private static final String NASTY = "</script><b>\"' & {{x}}";

  @TempDir static Path folder;

  @Test
  void needsNothingFromAnywhere() throws Exception {
    String html = HtmlReport.of(page());
    String own = html.replaceAll("(?s)<script>.*?</script>", ""); // the library names its makers
    assertFalse(own.matches("(?s).*(src|href)=\"(?!data:|#)[^\"]*\".*"), "a link to elsewhere");
    assertTrue(html.length() < MOST_BYTES, () -> html.length() + " characters");
    assertTrue(html.contains("&lt;/script&gt;&lt;b&gt;"), "texts are escaped");
    assertFalse(html.contains(NASTY), "texts are escaped");
    assertEquals(3, html.split("<audio ", -1).length - 1);
    assertTrue(
        html.contains(
            "Waves and spectrograms of original, decoded, converted, one above the other"),
        "what a screen reader says");
    assertTrue(html.contains("and words, phones, codes as coloured strips"), "the strips");
  }

  @Test
  void opensInABrowserWithoutComplaintAndPlays() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium (Debian: chromium)");
    Path file = Files.writeString(folder.resolve("report.html"), HtmlReport.of(page()));
    try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
      browser.look(1200, 900, "light");
      browser.open(file.toUri());
      assertEquals("4", browser.evaluate("document.documentElement.dataset.charts").getAsString());
      assertTrue(
          browser
              .evaluate(
                  "Promise.all([...document.querySelectorAll('audio')].map(async a => {"
                      + "await a.play(); await new Promise(r => a.addEventListener('timeupdate', r));"
                      + "const ok = a.duration > 0.9 && !a.error; a.pause(); return ok; }))"
                      + ".then(all => all.length === 3 && all.every(ok => ok))")
              .getAsBoolean(),
          "all players play");
      assertEquals("3,10,20", sorted(browser, 1), "numbers, not texts");
      assertEquals("20,10,3", sorted(browser, 1));
      assertEquals("a,b," + NASTY, sorted(browser, 0).replaceFirst("^(.*),(a,b)$", "$2,$1"));
      Files.write(Path.of("target/report-desk.png"), browser.screenshot());

      browser.look(390, 800, "dark");
      assertTrue(
          browser.evaluate("document.documentElement.scrollWidth <= 390").getAsBoolean(),
          "no wider than a phone");
      assertEquals(
          "rgb(18, 22, 27)",
          browser.evaluate("getComputedStyle(document.body).backgroundColor").getAsString());
      Files.write(Path.of("target/report-phone.png"), browser.screenshot());
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void labelsNeverRunAsScript() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium (Debian: chromium)");
    String attack = "<img src=x onerror=\"document.title='run'\">";
    Path file = Files.writeString(folder.resolve("attack.html"), HtmlReport.of(page(attack)));
    try (Browser browser = Browser.start(program.get(), folder.resolve("other-profile"))) {
      browser.look(1200, 900, "light");
      browser.open(file.toUri());
      assertTrue(
          browser
                  .evaluate(
                      "(() => { let shown = 0;"
                          + "for (const box of document.querySelectorAll('.chart')) {"
                          + "const chart = echarts.getInstanceByDom(box);"
                          + "chart.getOption().series.forEach((s, seriesIndex) =>"
                          + "s.data.forEach((d, dataIndex) => {"
                          + "chart.dispatchAction({type: 'showTip', seriesIndex, dataIndex}); shown++; }));"
                          + "} return shown; })()")
                  .getAsInt()
              > 100,
          "tooltips of everything");
      assertEquals(
          0,
          browser
              .evaluate(
                  "new Promise(r => setTimeout(r, 300)).then(() =>"
                      + " document.querySelectorAll('img').length)")
              .getAsInt());
      assertFalse(browser.evaluate("document.title").getAsString().equals("run"));
    }
  }

  /** Presses the button of a column, and reads it. */
  private static String sorted(Browser browser, int column) throws Exception {
    return browser
        .evaluate(
            "document.querySelectorAll('th button')["
                + column
                + "].click(); [...document.querySelector('tbody').rows].map(r => r.cells["
                + column
                + "].textContent).join(',')")
        .getAsString();
  }

  private static Page page() {
    return page(NASTY);
  }

  /** A page of everything, with a text that others wrote. */
  private static Page page(String text) {
    int[][] codes = new int[50][2];
    for (int frame = 0; frame < codes.length; frame++) {
      codes[frame] = new int[] {frame / 3, frame % 7};
    }
    ClipView clip =
        new ClipView(
            "a clip",
            List.of(
                new ClipView.Sound("original", Tones.clip(140, 1, 16_000)),
                new ClipView.Sound("decoded", Tones.clip(150, 1, 22_050)),
                new ClipView.Sound("converted", Tones.clip(250, 1, 16_000))),
            codes,
            50,
            List.of(
                new ClipView.Strip("words", List.of(new ClipView.Span(0, 1, text))),
                new ClipView.Strip(
                    "phones",
                    List.of(new ClipView.Span(0, 0.4, "AH"), new ClipView.Span(0.4, 1, text)))));
    return new Page(
        "A report " + text,
        List.of(new Page.Fact("name", text)),
        List.of(clip),
        List.of(
            new LineChart(
                "lines",
                "bit/s",
                "ESTOI",
                List.of(
                    new LineChart.Line(
                        text,
                        List.of(
                            new LineChart.Point("one", 600, 0.5),
                            new LineChart.Point(text, 1200, 0.6))),
                    new LineChart.Line("other", List.of(new LineChart.Point("o", 6400, 0.9)))))),
        List.of(
            new BarChart(
                "bars",
                "bit/s",
                List.of("one", "two"),
                List.of(new BarChart.Series("s", List.of(1.0, 2.5))))),
        List.of(
            new HeatMap(
                "heat",
                "x",
                List.of("a", "b"),
                "y",
                List.of("c", "d"),
                new double[][] {{0, 1}, {2, 3}})),
        List.of(
            new Table(
                "table",
                "a table",
                List.of("name", "some_number"),
                List.of(
                    List.<Object>of("a", 10),
                    List.<Object>of("b", 3),
                    List.<Object>of(text, 20)))));
  }
}
