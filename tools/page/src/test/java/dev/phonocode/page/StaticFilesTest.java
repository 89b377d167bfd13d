// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StaticFilesTest extends OnTestPage {
  private static final Pattern LINKED =
      Pattern.compile("(?:src|href)=\"([^\"#]+)\"|from '([^']+)'|addModule\\('([^']+)'\\)");

  /** Follows what the page names, as a browser does. */
  @Test
  void everythingThatThePageNamesIsThereAndIsOurs() throws Exception {
    TreeSet<String> open = new TreeSet<>(List.of("index.html"));
    TreeSet<String> seen = new TreeSet<>();
    while (!open.isEmpty()) {
      String name = open.pollFirst();
      seen.add(name);
      HttpResponse<byte[]> found = page.get(name);
      assertEquals(200, found.statusCode(), name);
      Matcher linked = LINKED.matcher(TestPage.text(found.body()));
      while (linked.find()) {
        String next = linked.group(1);
        next = next == null ? linked.group(2) : next;
        next = (next == null ? linked.group(3) : next).replaceFirst("^\\./", "");
        assertFalse(next.contains(":"), name + " names " + next);
        if (!seen.contains(next)) {
          open.add(next);
        }
      }
    }
    assertTrue(
        seen.containsAll(List.of("main.js", "page.css", "icon.svg", "deck.worklet.js")),
        seen.toString());
  }

  @Test
  void scriptsAndStylesComeFromFilesOnly() throws Exception {
    HttpResponse<byte[]> home = page.get("");
    String text = TestPage.text(home.body());
    assertFalse(text.contains(" style="), "a style in the page");
    assertFalse(Pattern.compile("\\son[a-z]+=").matcher(text).find(), "a script in the page");
    assertFalse(Pattern.compile("<script(?![^>]* src=)").matcher(text).find());
    for (String path : List.of("", "main.js", "hello.wav", "api/model", "nothing")) {
      HttpResponse<byte[]> answer = page.get(path);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.startsWith("default-src 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
      assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    }
  }

  @Test
  void noPathLeadsOutOfThePage() throws Exception {
    for (String path :
        List.of(
            "../pom.xml", "%2e%2e/pom.xml", "etc/passwd", "SpeechPage.class", "api", "api/", "x")) {
      String line = "GET /" + path + " HTTP/1.1\r\nHost: localhost:";
      String answer =
          page.raw(line + page.page.address().getPort() + "\r\nConnection: close\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 404"), path + ": " + answer);
    }
  }

  @Test
  void onlyGetAndPostAreAnsweredEachAtItsPlace() throws Exception {
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    assertEquals(405, page.send(page.request("").method("DELETE", nothing)).statusCode());
    assertEquals(405, page.send(page.request("").method("PUT", nothing)).statusCode());
    assertEquals(404, page.send(page.request("").POST(nothing)).statusCode());
    assertEquals(404, page.get("api/speak").statusCode());
  }
}
