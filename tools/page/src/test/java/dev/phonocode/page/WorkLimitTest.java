// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What many clients, large ones and those that go away can cost. */
class WorkLimitTest {
  private static final int OK = 200;
  private static final int BUSY = 429;
  private static final long MOST_GROWTH_BYTES = 32 << 20; // an answer that was kept has 40 kB

  private static TestPage oneWorker() throws IOException {
    return new TestPage(PageOptions.defaults().maxSeconds(600).workers(1));
  }

  /** Sends the head of a request alone. */
  private static Socket begin(TestPage page, int bytes) throws IOException {
    Socket socket = page.socket();
    String head =
        "POST /api/speak HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: %d\r\n\r\n"
            .formatted(page.page.address().getPort(), bytes);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** Tries again while the page is busy, and says how long it was. */
  private static double secondsUntilFree(TestPage page) throws Exception {
    long start = System.nanoTime();
    while (page.post("api/speak", new byte[2]).statusCode() == BUSY) {
      Thread.sleep(5);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  @Test
  void whoComesWhenAllPlacesAreTakenIsToldToComeBack() throws Exception {
    try (TestPage page = oneWorker()) {
      Socket slow = begin(page, 1000);
      HttpResponse<byte[]> answer = untilBusy(page);
      assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
      assertTrue(TestPage.text(answer.body()).contains("try again"));
      slow.close();
      secondsUntilFree(page);
    }
  }

  private static HttpResponse<byte[]> untilBusy(TestPage page) throws Exception {
    byte[] second = TestPage.babble(1, 1);
    HttpResponse<byte[]> answer = page.post("api/speak", second);
    while (answer.statusCode() == OK) { // the other request is still on its way
      answer = page.post("api/speak", second);
    }
    assertEquals(BUSY, answer.statusCode());
    return answer;
  }

  @Test
  void aClientThatGoesAwayStopsItsWork() throws Exception {
    try (TestPage page = oneWorker()) {
      byte[] long1 = TestPage.babble(120, 1);
      page.post("api/speak", TestPage.babble(20, 1)); // compiled by now
      long start = System.nanoTime();
      assertEquals(OK, page.post("api/speak", long1).statusCode());
      double whole = (System.nanoTime() - start) / 1e9;

      try (Socket socket = begin(page, long1.length)) {
        OutputStream out = socket.getOutputStream();
        out.write(long1);
        out.flush();
        new DataInputStream(socket.getInputStream()).readFully(new byte[4000]);
        socket.setSoLinger(true, 0); // gone at once, as when a tab is closed
      }
      double left = secondsUntilFree(page);
      assertTrue(left < whole / 2, left + " s after the client went, of " + whole + " s in all");
    }
  }

  @Test
  void longerSpeechThanTheLimitIsRefused() throws Exception {
    try (TestPage page = new TestPage(PageOptions.defaults().maxSeconds(2))) {
      assertEquals(OK, page.post("api/speak", TestPage.babble(2, 1)).statusCode());
      HttpResponse<byte[]> answer = page.post("api/speak", TestPage.babble(2.01, 1));
      assertEquals(413, answer.statusCode());
      assertEquals(400, page.post("api/sample?seconds=2.01", new byte[0]).statusCode());
      byte[] phc = SpeakCallTest.bytes(page.codec.encode(TestPage.clip(TestPage.babble(2.5, 1))));
      assertEquals(413, page.post("api/decode", phc).statusCode());
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Two seconds; a minute with {@code -Psoak}. */
  @Test
  void sixteenClientsGetSpeechOrAreToldToComeBack() throws Exception {
    byte[] second = TestPage.babble(1, 1);
    try (TestPage page = TestPage.start()) {
      byte[] expected = page.post("api/speak", second).body();
      long end =
          System.nanoTime() + (Boolean.getBoolean("phonocode.soak") ? 60 : 2) * 1_000_000_000L;
      Callable<Integer> client =
          () -> {
            int spoken = 0;
            while (System.nanoTime() < end) {
              HttpResponse<byte[]> answer = page.post("api/speak", second);
              assertTrue(List.of(OK, BUSY).contains(answer.statusCode()), "" + answer);
              if (answer.statusCode() == OK) {
                assertEquals(expected.length, answer.body().length);
                spoken++;
              }
            }
            return spoken;
          };
      long before = usedBytes();
      ExecutorService clients = Executors.newFixedThreadPool(16);
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(clients.submit(client));
      }
      int spoken = 0;
      for (Future<Integer> one : all) {
        spoken += one.get();
      }
      clients.shutdown();
      assertTrue(spoken > 0, "nobody got anything");
      long grown = usedBytes() - before;
      assertTrue(grown < MOST_GROWTH_BYTES, grown + " bytes are kept after " + spoken + " answers");
    }
  }
}
