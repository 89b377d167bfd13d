// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralJvmsTest {
  private static JsonObject said(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  @Test
  void reportTheMedianOfEveryNumberAndKeepWhatIsNone() {
    List<JsonObject> three =
        List.of(
            said("{'x': 3.5, 'cpu': 'this', 'prior': null}"),
            said("{'x': 1, 'cpu': 'that', 'prior': null}"),
            said("{'x': 9, 'cpu': 'that', 'prior': null}"));
    JsonObject report = said(SeveralJvms.medians(three).json());
    assertEquals(3.5, report.get("x").getAsDouble());
    assertEquals("this", report.get("cpu").getAsString());
    assertEquals(true, report.get("prior").isJsonNull());
    assertEquals(3, report.get("jvms").getAsInt());
    assertEquals(5, said(SeveralJvms.medians(three.subList(1, 3)).json()).get("x").getAsDouble());
  }
}
