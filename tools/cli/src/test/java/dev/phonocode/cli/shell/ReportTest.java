// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private final Report report =
      new Report()
          .put("format", "a \"b\"\n")
          .put("sample_rate", 16000)
          .put("seconds", 0.12345678)
          .put("large", 1e9)
          .put("rate_of_nothing", 0.0 / 0.0)
          .putNone("prior_xrt")
          .put("codes_used", new int[] {1, 2})
          .put("perplexity", new double[] {1.5, 200})
          .put("speakers", List.of("x/1"));

  @Test
  void isOneLineOfJsonWithKeysInOrder() {
    assertEquals(
        "{\"format\":\"a \\\"b\\\"\\n\",\"sample_rate\":16000,\"seconds\":0.123457,"
            + "\"large\":1000000000,\"rate_of_nothing\":null,\"prior_xrt\":null,"
            + "\"codes_used\":[1,2],\"perplexity\":[1.5,200],\"speakers\":[\"x/1\"]}",
        report.json());
  }

  @Test
  void isATableForPeople() {
    String table = new Report().put("sample_rate", 16000).put("seconds", 0.5).text();
    assertEquals("sample rate  16000\nseconds      0.5", table);
  }
}
