// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.container.PhcHeader;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code frame,time_s,book1,...,bookN,level,samples,packet_frames,model,voice}: what holds for all
 * stands in the first row, the length of the speech in the last.
 */
final class CsvRow implements TextRow {
  @Override
  public String heading(PhcHeader header) {
    return IntStream.rangeClosed(1, header.books())
        .mapToObj(book -> "," + CsvReader.BOOK + book)
        .collect(
            Collectors.joining("", "frame,time_s", ",level,samples,packet_frames,model,voice\n"));
  }

  @Override
  public String nothing(PhcHeader header) {
    return "";
  }

  @Override
  public String line(Frame frame, PhcHeader header) {
    StringBuilder line = new StringBuilder();
    line.append(frame.index()).append(',').append(frame.seconds());
    for (int code : frame.codes()) {
      line.append(',').append(code);
    }
    line.append(',').append(frame.level()).append(',');
    frame.samples().ifPresent(line::append);
    if (frame.isFirst()) {
      line.append(',').append(header.packetFrames()).append(',').append(header.modelId());
      line.append(',').append(Arrays.toString(header.speaker()).replaceAll("[\\[\\],]", ""));
    } else {
      line.append(",,,");
    }
    return line.append('\n').toString();
  }
}
