// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.testkit.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page as a user meets it: in Chromium, with the built-in model and a microphone that plays a
 * file.
 */
class PageInBrowserTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L; // CI machines are busy

  @TempDir static Path folder;
  private static SpeechCodec codec;
  private static SpeechPage page;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium (Debian: chromium)");
    codec = SpeechCodec.open();
    page = SpeechPage.start(codec, PageOptions.defaults().port(0).maxSeconds(30));
    Path speech = folder.resolve("microphone.wav");
    try (InputStream in = SpeechPage.class.getResourceAsStream("hello.wav")) {
      Files.copy(in, speech);
    }
    browser =
        Browser.start(
            program.get(),
            folder.resolve("profile"),
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-audio-capture=" + speech);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      page.close();
      codec.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.look(1280, 900, "light");
    browser.open(page.address());
    waitFor("document.documentElement.dataset.loaded === 'yes'");
  }

  /** The console is silent, and every request went to the page's own server. */
  @AfterEach
  void complainsOfNothing() {
    assertEquals(List.of(), browser.complaints());
  }

  private static void waitFor(String condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!browser.evaluate(condition).getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> condition + "; the page says: " + said());
      Thread.sleep(20);
    }
  }

  private static String said() {
    try {
      return text("status") + " " + text("live-status");
    } catch (Exception e) {
      return e.toString();
    }
  }

  private static void waitForStatus(String pattern) throws Exception {
    waitFor("/" + pattern + "/.test(document.getElementById('status').textContent)");
  }

  private static String text(String id) throws Exception {
    return browser.evaluate("document.getElementById('" + id + "').textContent").getAsString();
  }

  private static void click(String id) throws Exception {
    browser.evaluate("document.getElementById('" + id + "').click()");
  }

  private static void set(String id, String value, String event) throws Exception {
    browser.evaluate(
        "(e => { e.value = '%s'; e.dispatchEvent(new Event('%s', { bubbles: true })); })(document.getElementById('%s'))"
            .formatted(value, event, id));
  }

  private static void playExample() throws Exception {
    click("example");
    waitForStatus("^The example: 4\\.07 s, 204 frames of 8 codes");
  }

  /** What is drawn, as text that changes with it. */
  private static String picture() throws Exception {
    Thread.sleep(200); // drawn with the next frame
    return browser.evaluate("document.getElementById('picture').toDataURL()").getAsString();
  }

  @Test
  void theExampleIsHeardWhileItIsDecoded() throws Exception {
    playExample();
    waitFor("performance.getEntriesByName('heard').length === 1");
    waitFor("parseFloat(document.getElementById('clock').textContent) > 1");
    assertEquals(
        "1,2,3,4,5,6,7,8",
        browser
            .evaluate(
                "[...document.querySelectorAll('#rates tr')].map(r => r.cells[0].textContent).join()")
            .getAsString());
    assertTrue(text("bits").matches("1\\.\\d\\d kbit/s as a file with 4 books.*"), text("bits"));
  }

  @Test
  void aDroppedFileIsTakenAndSoIsOneOfCodes() throws Exception {
    String drop =
        "fetch('hello.wav').then(r => r.arrayBuffer()).then(b => {"
            + "const data = new DataTransfer(); data.items.add(new File([b], '%s'));"
            + "dispatchEvent(new DragEvent('drop', { dataTransfer: data })); })";
    browser.evaluate(drop.formatted("dropped.wav"));
    waitForStatus("^dropped\\.wav: 4\\.07 s");
    browser.evaluate(drop.formatted("broken.phc"));
    waitFor("document.getElementById('status').classList.contains('problem')");
    browser.forgetComplaints(); // Chromium logs every answer of 400
    browser.evaluate(
        "(() => { const data = new DataTransfer(); data.items.add(new File(['no sound'], 'a.mp3'));"
            + "dispatchEvent(new DragEvent('drop', { dataTransfer: data })); })()");
    waitForStatus("cannot decode that file");
  }

  @Test
  void fewerBooksSoundDifferentAndCostLess() throws Exception {
    playExample();
    waitFor("!document.getElementById('play').textContent.includes('Stop')");
    String before = picture();
    set("books", "1", "input");
    waitFor(
        "/^0\\.\\d\\d kbit.s as a file with 1 book,/.test(document.getElementById('bits').textContent)");
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (picture().equals(before)) {
      assertTrue(System.nanoTime() < end, "the same speech");
    }
    assertEquals(
        "1",
        browser.evaluate("document.querySelector('tr.kept').cells[0].textContent").getAsString());
  }

  @Test
  void anotherVoiceKeepsThePlace() throws Exception {
    playExample();
    browser.key("c");
    waitForStatus("^In the voice of");
    set("voice", "vctk/p239", "input");
    set("mix", "0.5", "input");
    waitForStatus("^In the voice of vctk.p239 and ");
    click("play");
    browser.key("a");
    assertEquals(
        "0",
        browser
            .evaluate("document.querySelector('input[name=track]:checked').value")
            .getAsString());
  }

  @Test
  void aCodeIsChosenFoundAgainAndChanged() throws Exception {
    playExample();
    waitFor("!document.getElementById('play').textContent.includes('Stop')");
    String box =
        browser
            .evaluate(
                "(r => [r.x, r.y + scrollY, r.width, r.height].join())(document.getElementById('codes').getBoundingClientRect())")
            .getAsString();
    double[] at = Stream.of(box.split(",")).mapToDouble(Double::parseDouble).toArray();
    double firstBook = at[1] + 4 + 2 * (44 + 2 + 96 + 8) + 10;
    browser.drag(new double[] {at[0] + at[2] / 2, firstBook});
    String chosen = text("code");
    assertTrue(chosen.matches("Book 1, code \\d+, \\d.*s; .*"), chosen);
    click("later");
    click("draw");
    browser.drag(
        new double[] {at[0] + at[2] / 2, firstBook},
        new double[] {at[0] + at[2] / 2 + 60, firstBook});
    waitFor("!document.getElementById('undo').disabled");
    browser.evaluate("document.getElementById('codes').focus()");
    browser.key("+");
    waitFor("document.getElementById('code').textContent !== '" + chosen + "'");
    click("undo");
    click("undo");
    waitFor("document.getElementById('undo').disabled");
  }

  @Test
  void aRecordingOfTheMicrophoneIsTaken() throws Exception {
    click("record");
    waitForStatus("^Recording");
    Thread.sleep(1500);
    click("record");
    waitForStatus("^The recording: [1-9]\\.\\d\\d s");
  }

  @Test
  void thePriorSpeaks() throws Exception {
    click("sample");
    waitForStatus("^New speech, which nobody spoke: 4\\.00 s, 200 frames");
  }

  @Test
  void liveSpeechComesBackAndSaysHowLate() throws Exception {
    for (boolean isOwn : new boolean[] {true, false}) {
      browser.evaluate("document.getElementById('live-own').checked = " + isOwn);
      click("live");
      waitFor("/^\\d+ ms/.test(document.getElementById('latency').textContent)");
      int latency = Integer.parseInt(text("latency").split(" ")[0]);
      assertTrue(latency > 186, latency + " ms, less than the codec needs");
      click("live");
      waitFor("document.getElementById('live').textContent === 'Speak live'");
    }
  }

  @Test
  void fitsAPhoneAndADeskInTheLightAndInTheDark() throws Exception {
    playExample();
    for (int width : new int[] {1280, 390}) {
      for (String scheme : List.of("light", "dark")) {
        browser.look(width, 844, scheme);
        picture();
        int needed = browser.evaluate("document.documentElement.scrollWidth").getAsInt();
        assertTrue(needed <= width, needed + " pixels wide at " + width);
        Files.write(Path.of("target/page-" + width + "-" + scheme + ".png"), browser.screenshot());
      }
    }
  }

  @Test
  void axeFindsNoSeriousFault() throws Exception {
    browser.evaluate(axe() + "; 0"); // past the page's policy, as a debugger may
    for (String scheme : List.of("light", "dark")) {
      browser.look(1280, 900, scheme);
      assertEquals("", faults(), "an empty page, " + scheme);
    }
    playExample();
    for (String scheme : List.of("light", "dark")) {
      browser.look(390, 844, scheme);
      assertEquals("", faults(), "with speech, " + scheme);
    }
  }

  private static String faults() throws Exception {
    return browser
        .evaluate(
            "axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')).join('\\n'))")
        .getAsString();
  }

  private static String axe() throws IOException {
    String properties = "META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    ClassLoader loader = PageInBrowserTest.class.getClassLoader();
    Properties pom = new Properties();
    try (InputStream in = loader.getResourceAsStream(properties)) {
      pom.load(in);
    }
    String script =
        "META-INF/resources/webjars/axe-core/" + pom.getProperty("version") + "/axe.min.js";
    try (InputStream in = loader.getResourceAsStream(script)) {
      return TestPage.text(in.readAllBytes());
    }
  }

  @Test
  void theClockMovesOnlyWhenItPlays() throws Exception {
    playExample();
    click("play");
    Thread.sleep(200);
    String before = text("clock");
    Thread.sleep(300);
    assertEquals(before, text("clock"));
    click("play");
    waitFor("document.getElementById('clock').textContent !== '" + before + "'");
    assertNotEquals(before, text("clock"));
  }
}
