// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page itself: a fixed list of resources, read once. A request only ever picks one of them. */
final class StaticFiles {
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "page.css",
          "icon.svg",
          "hello.wav",
          "deck.worklet.js",
          "editor.js",
          "live.js",
          "live.worklet.js",
          "livepanel.js",
          "main.js",
          "picture.js",
          "save.js",
          "server.js",
          "settings.js",
          "sound.js",
          "spectrum.js",
          "take.js",
          "words.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "wav", "audio/wav");

  private StaticFiles() {}

  /** What answers, by path. */
  static Map<String, Call> calls() throws IOException {
    Map<String, Call> calls = new LinkedHashMap<>();
    for (String name : NAMES) {
      byte[] bytes = bytes(name);
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      calls.put("/" + name, request -> request.answer(type, bytes));
    }
    calls.put("/", calls.get("/index.html"));
    return calls;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = StaticFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("this build comes without the page's " + name);
      }
      return in.readAllBytes();
    }
  }
}
