// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a process of its own shows: standard streams, signals, exit codes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProcessTest extends InWorkplace {
  private static final int POLL_MILLIS = 20;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void codesComeFromOnePipeAndGoToAnother() throws Exception {
    Process process = start("encode", "-", "-", "--quiet", "--packet-frames", "200");
    try (OutputStream stdin = process.getOutputStream()) {
      Files.copy(place.speech(), stdin);
    }
    byte[] codes = process.getInputStream().readAllBytes();
    assertEquals("", words(process));
    assertEquals(0, process.waitFor());
    assertArrayEquals(Files.readAllBytes(place.codes()), codes);
  }

  /** A second for the voice and the packet, and what the encoder looks ahead. */
  @Test
  void aPipeGivesItsFirstPacketAfterLittleMoreThanASecond() throws Exception {
    Process process = start("encode", "-", "-", "--quiet");
    OutputStream stdin = process.getOutputStream();
    byte[] speech = RandomModel.wav(2, Workplace.RATE_HZ);
    stdin.write(speech, 0, speech.length * 3 / 5);
    stdin.flush(); // the rest has not been spoken yet
    try (PacketSource packets =
        PacketSource.open(process.getInputStream(), "pipe", ReadOptions.strict())) {
      assertEquals(50, packets.next().orElseThrow().frames());
      stdin.write(speech, speech.length * 3 / 5, speech.length - speech.length * 3 / 5);
      stdin.close();
      assertEquals(50, packets.next().orElseThrow().frames());
      assertTrue(packets.next().isEmpty());
    }
    assertEquals(0, process.waitFor());
  }

  @Test
  void badDataEndsWithOneAndOneLine() throws Exception {
    Process process = start("decode", place.speech(), place.out("a.wav"));
    String words = words(process);
    assertEquals(1, process.waitFor());
    assertEquals(1, words.lines().count(), words);
    assertEquals(0, process.getInputStream().readAllBytes().length);
    assertEquals(List.of(), place.outputs());
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() throws Exception {
    Process process = start("codes", longWav(), "--quiet");
    process.getInputStream().close();
    assertEquals("", words(process));
    assertEquals(141, process.waitFor());
  }

  @Test
  void usageErrorsEndWithTwo() throws Exception {
    assertEquals(2, start("encode", "--bogus").waitFor());
  }

  @Test
  void anInterruptEndsWith130AndLeavesNothing() throws Exception {
    assumeTrue(interruptsReachChildren(), "this process ignores SIGINT, and so do its children");
    for (String verb : List.of("encode", "decode")) {
      Process process = start(verb, "-", place.out("unfinished"));
      byte[] input = Files.readAllBytes(verb.equals("encode") ? longWav() : place.codes());
      OutputStream stdin = process.getOutputStream(); // stays open: the process waits for more
      stdin.write(input, 0, input.length - 1);
      stdin.flush();
      while (place.outputs().isEmpty() && process.isAlive()) {
        Thread.sleep(POLL_MILLIS);
      }
      assertEquals(0, new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor());
      assertEquals(130, process.waitFor());
      assertEquals("", words(process));
      assertEquals(List.of(), place.outputs());
    }
  }

  /** Longer than the stretch from which the speaker's voice is taken: its codes begin to come. */
  private Path longWav() throws IOException {
    return place.file("long.wav", RandomModel.wav(23, Workplace.RATE_HZ));
  }

  /** A shell that starts a job in the background may have told it to ignore SIGINT. */
  private static boolean interruptsReachChildren() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseLong(ignored.substring(ignored.length() - 8), 16) & 2) == 0;
  }

  private Process start(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PHONOCODE_MODEL", place.model().toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "PHONOCODE_KERNEL"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String words(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes());
  }
}
