// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.container.PhcHeader;
import java.util.Arrays;

/**
 * <code>{"frame":0,"time_s":0,"codes":[1,2,3,4],"level":52}</code>; what holds for all stands in
 * the first line, the length of the speech in the last.
 */
final class JsonRow implements TextRow {
  @Override
  public String heading(PhcHeader header) {
    return "";
  }

  @Override
  public String nothing(PhcHeader header) {
    return "{\"books\":" + header.books() + forAll(header) + ",\"samples\":0}\n";
  }

  @Override
  public String line(Frame frame, PhcHeader header) {
    StringBuilder line = new StringBuilder();
    line.append("{\"frame\":").append(frame.index()).append(",\"time_s\":").append(frame.seconds());
    line.append(",\"codes\":").append(array(Arrays.toString(frame.codes())));
    line.append(",\"level\":").append(frame.level());
    if (frame.isFirst()) {
      line.append(forAll(header));
    }
    frame.samples().ifPresent(n -> line.append(",\"samples\":").append(n));
    return line.append("}\n").toString();
  }

  private static String forAll(PhcHeader header) {
    return ",\"packet_frames\":%d,\"model\":\"%s\",\"voice\":%s"
        .formatted(
            header.packetFrames(), header.modelId(), array(Arrays.toString(header.speaker())));
  }

  private static String array(String text) {
    return text.replace(" ", "");
  }
}
