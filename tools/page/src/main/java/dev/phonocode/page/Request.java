// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.sun.net.httpserver.HttpExchange;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.audio.files.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One request and the answer to it: parameters and body, checked as they are asked for. */
record Request(HttpExchange exchange) {
  private static final int OK = 200;

  /** A parameter's values, in order. */
  List<String> texts(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    List<String> values = new ArrayList<>();
    for (String part : query == null ? new String[0] : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals >= 0 && part.substring(0, equals).equals(name)) {
        values.add(URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  /** A parameter's value, if it is there. */
  Optional<String> text(String name) {
    return texts(name).stream().findFirst();
  }

  /** A parameter, a number in {@code low..high}. */
  OptionalDouble number(String name, double low, double high) throws Refusal {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number = Text.number(text.get());
    if (!(number >= low && number <= high)) {
      throw wrong(name, text.get(), "a number from " + low + " to " + high);
    }
    return OptionalDouble.of(number);
  }

  /** A parameter, a whole number in {@code low..high}. */
  OptionalInt whole(String name, int low, int high) throws Refusal {
    OptionalDouble number = number(name, low, high);
    if (number.isPresent() && number.getAsDouble() != Math.rint(number.getAsDouble())) {
      throw wrong(name, text(name).orElseThrow(), "a whole number from " + low + " to " + high);
    }
    return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
  }

  static Refusal wrong(String name, String found, String expected) {
    return new Refusal(Refusal.BAD_REQUEST, name + " is '" + found + "', expected " + expected);
  }

  /**
   * The body.
   *
   * @param most bytes
   * @throws Refusal if it has more
   */
  byte[] body(int most) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(most + 1);
    if (bytes.length > most) {
      throw new Refusal(Refusal.TOO_LARGE, "the request has more than " + most + " bytes");
    }
    return bytes;
  }

  /**
   * The body as samples, of 16 bits, little-endian.
   *
   * @param most samples
   */
  float[] samples(int most) throws IOException {
    byte[] bytes = body(most * Pcm16.BYTES);
    if (bytes.length % Pcm16.BYTES != 0) {
      throw new Refusal(
          Refusal.BAD_REQUEST, "expected samples of 2 bytes, found " + bytes.length + " bytes");
    }
    float[] samples = new float[bytes.length / Pcm16.BYTES];
    Pcm16.decode(bytes, 0, samples, samples.length);
    return samples;
  }

  /** Answers with all of a body at once. */
  void answer(String type, byte[] body) throws IOException {
    answer(OK, type, body);
  }

  void answer(int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Answers with a body that is made while it is sent. Writing to it fails once nobody reads. */
  OutputStream stream(String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(OK, 0);
    return exchange.getResponseBody();
  }

  /** Reads what is left of the body, up to so many bytes, so that the answer can be heard. */
  void skipBody(int most) throws IOException {
    byte[] block = new byte[1 << 14];
    InputStream in = exchange.getRequestBody();
    for (int left = most, n = 0; left > 0 && n >= 0; left -= n) {
      n = in.read(block);
    }
  }
}
