// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatekeeperTest extends OnTestPage {
  private int status(String headers) throws IOException {
    String answer = page.raw("GET /api/model HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
    return Integer.parseInt(answer.split(" ")[1]);
  }

  private int port() {
    return page.page.address().getPort();
  }

  @Test
  void answersToTheNamesOfThisMachine() throws IOException {
    for (String name : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
      assertEquals(200, status("Host: " + name + ":" + port() + "\r\n"), name);
    }
  }

  /** A name of the attacker's that was made to point here: DNS rebinding. */
  @Test
  void answersToNoOtherName() throws IOException {
    for (String host :
        List.of("evil.example:" + port(), "localhost", "localhost:1", "localhost:80", "")) {
      assertEquals(403, status("Host: " + host + "\r\n"), host);
    }
    assertTrue(List.of(400, 403).contains(status("")), "no host");
    String twice = "Host: localhost:" + port() + "\r\nHost: evil.example\r\n";
    assertEquals(400, status(twice), "two hosts");
  }

  @Test
  void pagesOfOtherSitesMayNotCall() throws IOException {
    String host = "Host: localhost:" + port() + "\r\n";
    for (String origin :
        List.of("http://evil.example", "null", "https://localhost:" + port(), "http://localhost")) {
      assertEquals(403, status(host + "Origin: " + origin + "\r\n"), origin);
    }
    assertEquals(200, status(host + "Origin: http://localhost:" + port() + "\r\n"));
    assertEquals(403, status(host + "Sec-Fetch-Site: cross-site\r\n"));
    assertEquals(403, status(host + "Sec-Fetch-Site: same-site\r\n"), "another port");
    assertEquals(200, status(host + "Sec-Fetch-Site: same-origin\r\n"));
  }

  @Test
  void aLinkOnAnotherPageMayOpenThisOne() throws IOException {
    String host = "Host: localhost:" + port() + "\r\n";
    String link = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";
    assertEquals(200, status(host + link));
  }

  @Test
  void listensOnLoopbackAlone() throws IOException {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertTrue(isClosed(address), address + " is listened on");
        }
      }
    }
  }

  private boolean isClosed(InetAddress address) {
    try (Socket socket = new Socket(address, port())) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }
}
