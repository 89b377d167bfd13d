// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call. A browser names the site that it believes to talk to ({@code Host}) and the site
 * whose script calls ({@code Origin}); a page from elsewhere, and a name that was made to point at
 * this machine (DNS rebinding), give themselves away by them.
 */
final class Gatekeeper {
  private final Set<String> hosts; // name:port, lower case

  /** Lets in calls of {@code name} and of this machine's own names. */
  Gatekeeper(String name, int port) {
    String bracketed = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
    hosts =
        Stream.of("localhost", "127.0.0.1", "[::1]", bracketed.toLowerCase(Locale.ROOT))
            .map(host -> host + ":" + port)
            .collect(Collectors.toSet());
  }

  /**
   * Checks a request's headers.
   *
   * @throws Refusal if another site is behind it
   */
  void check(Headers headers) throws Refusal {
    String host = only(headers, "Host");
    if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
      throw new Refusal(Refusal.FORBIDDEN, "this page is not called '" + host + "'");
    }
    String origin = headers.containsKey("Origin") ? only(headers, "Origin") : "http://" + host;
    if (!origin.equalsIgnoreCase("http://" + host)) {
      throw new Refusal(Refusal.FORBIDDEN, "a page of '" + origin + "' may not call this one");
    }
    String site = headers.containsKey("Sec-Fetch-Site") ? only(headers, "Sec-Fetch-Site") : "none";
    String mode = headers.containsKey("Sec-Fetch-Mode") ? only(headers, "Sec-Fetch-Mode") : "";
    // A link from another page may open this one, but nothing else.
    if (!Set.of("same-origin", "none").contains(site) && !mode.equals("navigate")) {
      throw new Refusal(Refusal.FORBIDDEN, "a page of another site may not call this one");
    }
  }

  private static String only(Headers headers, String name) throws Refusal {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new Refusal(
          Refusal.BAD_REQUEST, "expected one header " + name + ", found " + values.size());
    }
    return values.get(0);
  }
}
