// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a user starts and ends it, with the built-in model. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServeIT {
  private static final int SIGTERM_CODE = 128 + 15;

  @TempDir Path base;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process serve;

  @AfterEach
  void endIt() {
    if (serve != null) {
      serve.destroyForcibly();
    }
  }

  @Test
  void saysItsAddressAnswersAndEndsWhenTold() throws Exception {
    FakeCheckout checkout = FakeCheckout.ofBuiltJars(base);
    checkout.run("--help").finish(); // builds, and archives classes
    Path out = base.resolve("out");
    Path err = base.resolve("err");
    long start = System.nanoTime();
    serve = checkout.run("serve", "--port", "0").start(out, err);
    URI address = address(out, err);
    System.out.printf("serve was ready after %d ms%n", (System.nanoTime() - start) / 1_000_000);

    HttpResponse<String> page = get(address);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<title>Phonocode"), page.body());
    assertTrue(get(address.resolve("api/model")).body().contains("\"voices\""), "the model");
    HttpResponse<byte[]> speech =
        client.send(
            HttpRequest.newBuilder(address.resolve("api/speak"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * 16_000]))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertEquals(200, speech.statusCode());
    assertTrue(speech.body().length > 2 * 16_000, speech.body().length + " bytes");

    serve.destroy();
    assertTrue(serve.waitFor(30, TimeUnit.SECONDS), "SIGTERM ends it");
    assertEquals(SIGTERM_CODE, serve.exitValue(), Files.readString(err));
    assertThrows(ConnectException.class, () -> get(address));
    assertEquals(address + "\n", Files.readString(out));
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI address(Path out, Path err) throws IOException, InterruptedException {
    while (!Files.exists(out) || !Files.readString(out).endsWith("\n")) {
      assertTrue(serve.isAlive(), () -> "it has ended: " + text(err));
      Thread.sleep(5);
    }
    return URI.create(Files.readString(out).strip());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
