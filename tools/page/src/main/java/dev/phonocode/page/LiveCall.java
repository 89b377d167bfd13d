// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Live speech, as a row of short requests: each brings what the microphone heard since the last,
 * and takes home what there is to hear. {@code do=open} begins, with the voice that is asked for,
 * and names the session; {@code do=push} goes on; {@code do=close} ends. A session that nothing
 * comes to is over after a few seconds.
 */
final class LiveCall implements Call, AutoCloseable {
  /** How much sound the page should gather before it sends it. */
  static final int PUSH_MILLIS = 40;

  private static final long SILENT_NANOS = 5_000_000_000L;
  private static final int MAX_PUSH_SECONDS = 2;
  private static final int ID_BITS = 128;
  private static final int ID_RADIX = 36;

  private final SpeechCodec codec;
  private final WorkLimit limit;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, LiveSpeech> sessions = new ConcurrentHashMap<>();

  LiveCall(SpeechCodec codec, WorkLimit limit) {
    this.codec = codec;
    this.limit = limit;
  }

  @Override
  public void answer(Request request) throws IOException {
    endSilent();
    switch (request.text("do").orElse("")) {
      case "open" -> open(request);
      case "push" -> push(request);
      case "close" -> {
        end(id(request));
        request.answer("text/plain", new byte[0]);
      }
      default -> throw Request.wrong("do", request.text("do").orElse(""), "open, push or close");
    }
  }

  private void open(Request request) throws IOException {
    float[] heard = request.samples(codec.model().config().sampleRateHz() * MAX_PUSH_SECONDS);
    WorkLimit.Place place = limit.enter();
    try {
      LiveSpeech speech = new LiveSpeech(codec, VoiceChoice.decoding(request), heard, place);
      String id = new BigInteger(ID_BITS, random).toString(ID_RADIX);
      sessions.put(id, speech);
      request.answer("text/plain", id.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private void push(Request request) throws IOException {
    LiveSpeech speech = sessions.get(id(request));
    if (speech == null) {
      throw new Refusal(Refusal.GONE, "this live speech has ended");
    }
    int most = codec.model().config().sampleRateHz() * MAX_PUSH_SECONDS;
    float[] spoken = speech.push(request.samples(most));
    byte[] bytes = new byte[spoken.length * Pcm16.BYTES];
    Pcm16.encode(spoken, 0, spoken.length, bytes);
    request.answer(SpeechRecords.TYPE, bytes);
  }

  private static String id(Request request) {
    return request.text("id").orElse("");
  }

  private void end(String id) {
    LiveSpeech speech = sessions.remove(id);
    if (speech != null) {
      speech.close();
    }
  }

  private void endSilent() {
    long now = System.nanoTime();
    sessions.forEach(
        (id, speech) -> {
          if (now - speech.lastNanos() > SILENT_NANOS) {
            end(id);
          }
        });
  }

  @Override
  public void close() {
    sessions.keySet().forEach(this::end);
  }
}
