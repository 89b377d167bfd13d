// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.phonocode.codec.container.PhcFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Every request comes through here: who may call, who answers, and what is said when it fails.
 *
 * @param gets what answers GET, by path
 * @param posts what answers POST, by path
 * @param mostBytes of a body that is read before it is refused
 */
record Router(Gatekeeper gatekeeper, Map<String, Call> gets, Map<String, Call> posts, int mostBytes)
    implements HttpHandler {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; media-src blob:; worker-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> SAFETY =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "microphone=(self), camera=(), geolocation=()",
          "Cache-Control", "no-store");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      SAFETY.forEach(headers::set);
      Request request = new Request(exchange);
      try {
        gatekeeper.check(exchange.getRequestHeaders());
        call(exchange).answer(request);
      } catch (Refusal e) {
        refuse(exchange, request, e.status(), e.getMessage());
      } catch (IllegalArgumentException | UnsupportedOperationException | PhcFormatException e) {
        refuse(exchange, request, Refusal.BAD_REQUEST, String.valueOf(e.getMessage()));
      }
    }
  }

  private Call call(HttpExchange exchange) throws Refusal {
    Map<String, Call> calls =
        switch (exchange.getRequestMethod()) {
          case "GET" -> gets;
          case "POST" -> posts;
          default -> throw new Refusal(Refusal.WRONG_METHOD, "only GET and POST are answered");
        };
    Call call = calls.get(exchange.getRequestURI().getPath());
    if (call == null) {
      throw new Refusal(Refusal.NOT_FOUND, "there is nothing at this address");
    }
    return call;
  }

  private void refuse(HttpExchange exchange, Request request, int status, String message)
      throws IOException {
    if (exchange.getResponseCode() >= 0) {
      return; // the answer has begun; its end without an end record says that it failed
    }
    if (status == Refusal.BUSY) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    // A client that still sends would not hear the answer.
    request.skipBody(mostBytes);
    JsonObject error = new JsonObject();
    error.addProperty("error", message);
    request.answer(status, "application/json", error.toString().getBytes(StandardCharsets.UTF_8));
  }
}
