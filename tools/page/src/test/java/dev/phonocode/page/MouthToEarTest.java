// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.testkit.Browser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How late live speech is heard, by the sound itself: what comes out of the page is laid beside
 * what Chromium's microphone, which plays a file, puts in. Prints it, beside what the page says of
 * itself.
 */
class MouthToEarTest {
  private static final double LEAST_MILLIS = 186; // what the codec needs without computing
  private static final double GAP_NEPERS = -6.8; // no samples at all
  private static final double MOST_GAPS = 0.05;
  private static final double MOST_LESS_MILLIS = 200;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final int STEP_MILLIS = 8; // of the loudness, in nepers, that is compared
  private static final int HEARD_SECONDS = 10;
  private static final int TRIES = 3;
  private static final int MOST_LATE_MILLIS = 2_000; // half of the file, which begins again
  private static final double LEAST_LIKENESS = 0.5;

  /**
   * Both sounds meet in one node, so that one clock counts their samples. {@code loudness} gets
   * that of each step: of the microphone, and of all that is heard.
   */
  private static final String TAP =
      """
      window.loudness = [[], []];
      window.cardMillis = () => 1000 * (both.context.baseLatency + (both.context.outputLatency || 0));
      const connect = AudioNode.prototype.connect;
      let both;
      function tap(node, channel) {
        if (!both) {
          both = new ChannelMergerNode(node.context, { numberOfInputs: 2 });
          const ear = node.context.createScriptProcessor(2048, 2, 1);
          ear.onaudioprocess = ({ inputBuffer }) => [0, 1].forEach(c => {
            const x = inputBuffer.getChannelData(c), step = %d * 16;
            for (let i = 0; i + step <= x.length; i += step) {
              window.loudness[c].push(Math.log(1e-3 + Math.hypot(...x.subarray(i, i + step))));
            }
          });
          connect.call(both, ear);
          connect.call(ear, node.context.destination);
        }
        connect.call(node, both, 0, channel);
      }
      AudioNode.prototype.connect = function (to, ...more) {
        if (this instanceof MediaStreamAudioSourceNode) { tap(this, 0); }
        if (to instanceof AudioDestinationNode) { tap(this, 1); }
        return connect.call(this, to, ...more);
      };
      """
          .formatted(STEP_MILLIS);

  @TempDir Path folder;

  @Test
  void isWhatTheSoundSays() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "needs Chromium (Debian: chromium)");
    Path speech = folder.resolve("microphone.wav");
    try (InputStream in = SpeechPage.class.getResourceAsStream("hello.wav")) {
      Files.copy(in, speech);
    }
    try (SpeechCodec codec = SpeechCodec.open();
        SpeechPage page = SpeechPage.start(codec, PageOptions.defaults().port(0));
        Browser browser =
            Browser.start(
                program.get(),
                folder.resolve("profile"),
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-audio-capture=" + speech)) {
      JsonObject script = new JsonObject();
      script.addProperty("source", TAP);
      browser.call("Page.enable", "{}");
      browser.call("Page.addScriptToEvaluateOnNewDocument", script.toString());
      browser.open(page.address());
      waitFor(browser, "document.documentElement.dataset.loaded === 'yes'");
      for (boolean isOwn : new boolean[] {true, false}) {
        browser.evaluate("document.getElementById('live-own').checked = " + isOwn);
        browser.evaluate("document.getElementById('live').click()");
        waitFor(browser, "/^\\d+ ms/.test(document.getElementById('latency').textContent)");
        double millis = mouthToEar(browser);
        double said = said(browser);
        System.out.printf(
            "live, in %s voice: %.0f ms from mouth to ear by the sound; the page says %.0f ms%n",
            isOwn ? "the speaker's" : "another", millis, said);
        assertTrue(millis > LEAST_MILLIS, millis + " ms, less than the codec needs");
        // More it may say: it speaks of this moment, and a busy machine has bad ones.
        assertTrue(said > millis - MOST_LESS_MILLIS, "the page says " + said + " ms of " + millis);
        browser.evaluate("document.getElementById('live').click()");
        waitFor(browser, "document.getElementById('live').textContent === 'Speak live'");
      }
    }
  }

  private static double said(Browser browser) throws Exception {
    return browser
        .evaluate("parseFloat(document.getElementById('latency').textContent)")
        .getAsDouble();
  }

  private static double mouthToEar(Browser browser) throws Exception {
    int steps = 1000 * HEARD_SECONDS / STEP_MILLIS;
    double likeness = 0;
    double gaps = 1;
    for (int i = 0; i < TRIES; i++) {
      browser.evaluate("window.loudness.forEach(all => { all.length = 0; }); 0");
      waitFor(browser, "window.loudness[0].length >= " + steps);
      double[] mouth = loudness(browser, 0, steps);
      double[] ear = loudness(browser, 1, steps);
      gaps = gaps(ear);
      int late = 0;
      for (int lag = 0; lag < MOST_LATE_MILLIS / STEP_MILLIS; lag++) {
        late = likeness(mouth, ear, lag) > likeness(mouth, ear, late) ? lag : late;
      }
      likeness = likeness(mouth, ear, late);
      if (likeness > LEAST_LIKENESS) {
        return late * STEP_MILLIS + browser.evaluate("window.cardMillis()").getAsDouble();
      }
    }
    assertTrue(gaps < 1, "nothing is heard");
    assumeTrue(gaps < MOST_GAPS, "too busy a machine to speak live: the sound has gaps");
    return fail("what is heard is not what was said: " + likeness);
  }

  private static double gaps(double[] ear) {
    return Arrays.stream(ear).filter(nepers -> nepers < GAP_NEPERS).count() / (double) ear.length;
  }

  private static double[] loudness(Browser browser, int channel, int steps) throws Exception {
    JsonArray all = browser.evaluate("window.loudness[" + channel + "]").getAsJsonArray();
    double[] numbers = new double[steps];
    for (int i = 0; i < steps; i++) {
      numbers[i] = all.get(i).getAsDouble();
    }
    return numbers;
  }

  /** The correlation of what was said with what was heard so many steps later. */
  private static double likeness(double[] mouth, double[] ear, int lag) {
    int count = mouth.length - lag;
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < count; i++) {
      double x = mouth[i];
      double y = ear[i + lag];
      a += x;
      b += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    return (count * ab - a * b) / Math.sqrt((count * aa - a * a) * (count * bb - b * b) + 1e-30);
  }

  private static void waitFor(Browser browser, String condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!browser.evaluate(condition).getAsBoolean()) {
      assertTrue(
          System.nanoTime() < end,
          condition
              + "; the page says: "
              + browser.evaluate("document.getElementById('live-status').textContent"));
      Thread.sleep(20);
    }
  }
}
