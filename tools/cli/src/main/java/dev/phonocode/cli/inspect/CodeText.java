// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes as lines of text, one a frame. */
enum CodeText implements CodeFormat {
  /** A heading, then {@code frame,time_s,book1,...,bookN}. */
  CSV {
    @Override
    String heading(int books) {
      return IntStream.rangeClosed(1, books)
          .mapToObj(book -> ",book" + book)
          .collect(Collectors.joining("", "frame,time_s", "\n"));
    }

    @Override
    String line(long frame, String seconds, String codes) {
      return frame + "," + seconds + "," + codes + "\n";
    }
  },

  /** <code>{"frame":0,"time_s":0,"codes":[1,2,3,4]}</code>. */
  JSONL {
    @Override
    String heading(int books) {
      return "";
    }

    @Override
    String line(long frame, String seconds, String codes) {
      return "{\"frame\":" + frame + ",\"time_s\":" + seconds + ",\"codes\":[" + codes + "]}\n";
    }
  };

  abstract String heading(int books);

  /** A line; {@code codes} are joined by commas. */
  abstract String line(long frame, String seconds, String codes);

  @Override
  public void begin(PhcHeader header, Output output) throws IOException {
    output.stream().write(heading(header.books()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void add(PhcPacket packet, PhcHeader header, Output output) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < packet.frames(); i++) {
      long frame = packet.index() * header.packetFrames() + i;
      String seconds = Decimals.text(frame / header.frameRateHz(), Decimals.EXACT);
      String codes =
          IntStream.of(packet.frame(i)).mapToObj(String::valueOf).collect(Collectors.joining(","));
      lines.append(line(frame, seconds, codes));
    }
    output.stream().write(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void end(PhcHeader header, long samples, Output output) {}
}
