// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.testkit.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it is from a click to sound, in Chromium, with the built-in model; prints it. */
class FirstSoundTest {
  private static final int CLICKS = 5;
  private static final int SECONDS = 60;
  private static final double MOST_MILLIS = 10_000; // a busy machine; a quiet one: src/site/page.md
  private static final long PATIENCE_NANOS = 240_000_000_000L;

  /** Drops the example, repeated to a minute; the time is taken from the drop on. */
  private static final String DROP =
      """
      fetch('hello.wav').then(r => r.arrayBuffer()).then(b => {
        const speech = b.slice(44), times = Math.ceil(%d * 32000 / speech.byteLength);
        const head = new DataView(b.slice(0, 44));
        head.setUint32(40, times * speech.byteLength, true);
        head.setUint32(4, 36 + times * speech.byteLength, true);
        const data = new DataTransfer();
        data.items.add(new File([head.buffer, ...Array(times).fill(speech)], 'minute.wav'));
        window.clicked = performance.now();
        dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
      })
      """
          .formatted(SECONDS);

  @TempDir Path folder;

  @Test
  void comesSoonOfTheExampleAndOfAMinute() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium (Debian: chromium)");
    try (SpeechCodec codec = SpeechCodec.open();
        SpeechPage page = SpeechPage.start(codec, PageOptions.defaults().port(0));
        Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
      browser.open(page.address());
      waitFor(browser, "document.documentElement.dataset.loaded === 'yes'");
      for (int i = 1; i <= CLICKS; i++) {
        browser.evaluate(
            "window.clicked = performance.now(); document.getElementById('example').click()");
        double millis = millisToSound(browser, i);
        System.out.printf("click %d on the example: sound after %.0f ms%n", i, millis);
        assertTrue(millis < MOST_MILLIS, millis + " ms");
        waitFor(browser, "/^The example: 4/.test(document.getElementById('status').textContent)");
      }
      browser.evaluate(DROP);
      double millis = millisToSound(browser, CLICKS + 1);
      String said = status(browser);
      System.out.printf("a file of %d s: sound after %.0f ms%n", SECONDS, millis);
      assertTrue(millis < MOST_MILLIS, millis + " ms");
      assertTrue(said.endsWith("encoding…"), "it is heard while it is decoded; but " + said);
      waitFor(browser, "/^minute.wav: 6\\d/.test(document.getElementById('status').textContent)");
      System.out.printf(
          "  all of it was there after %.0f ms%n",
          browser.evaluate("performance.now() - window.clicked").getAsDouble());
      assertEquals(List.of(), browser.complaints());
    }
  }

  private static double millisToSound(Browser browser, int times) throws Exception {
    waitFor(browser, "performance.getEntriesByName('heard').length >= " + times);
    return browser
        .evaluate("performance.getEntriesByName('heard').at(-1).startTime - window.clicked")
        .getAsDouble();
  }

  private static String status(Browser browser) throws Exception {
    return browser.evaluate("document.getElementById('status').textContent").getAsString();
  }

  private static void waitFor(Browser browser, String condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!browser.evaluate(condition).getAsBoolean()) {
      assertTrue(System.nanoTime() < end, condition + "; the page says: " + status(browser));
      Thread.sleep(20);
    }
  }
}
