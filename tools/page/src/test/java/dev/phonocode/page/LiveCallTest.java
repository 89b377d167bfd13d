// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.pitch.PitchMoving;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.Voice;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiveCallTest {
  private static final int PUSH_BYTES = 2 * 640;

  private static String open(TestPage page, String query, byte[] heard) throws Exception {
    HttpResponse<byte[]> answer = page.post("api/live?do=open" + query, heard);
    assertEquals(200, answer.statusCode(), () -> TestPage.text(answer.body()));
    return TestPage.text(answer.body());
  }

  @Test
  void saysWhatTheLibrarySaysALittleLater() throws Exception {
    try (TestPage page = TestPage.start()) {
      byte[] pcm = TestPage.babble(2, 1);
      String id = open(page, "&voice=set/anna:1&seed=4", new byte[0]);
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      for (int at = 0; at < pcm.length; at += PUSH_BYTES) {
        byte[] chunk = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + PUSH_BYTES));
        HttpResponse<byte[]> answer = page.post("api/live?do=push&id=" + id, chunk);
        assertEquals(200, answer.statusCode());
        heard.writeBytes(answer.body());
      }
      AudioClip clip = TestPage.clip(pcm);
      CodeSequence codes = page.codec.encode(clip, EncodeOptions.lowLatency());
      DecodeOptions voice = DecodeOptions.defaults().speaker("set/anna").seed(4);
      byte[] whole = TestPage.pcm(page.codec.decode(codes, voice).samples());
      int late = whole.length - heard.size();
      assertTrue(late > 0 && late <= 2 * 16 * 250, late / 32 + " ms late");
      assertArrayEquals(Arrays.copyOf(whole, heard.size()), heard.toByteArray());
    }
  }

  @Test
  void movesThePitchToThatOfTheVoiceOnceItHasHeardTheTalkers() throws Exception {
    try (TestPage page = TestPage.start()) {
      byte[] pcm = hum(120, 2);
      String id = open(page, "&voice=set/anna:1", pcm);
      byte[] heard = page.post("api/live?do=push&id=" + id, pcm).body();
      AudioClip clip = TestPage.clip(pcm);
      double semitones =
          page.codec
              .newConversion(Voice.named("set/anna"), AudioSource.of(clip), PitchChange.follow())
              .semitones();
      assertEquals(12 * Math.log(220 / 120.0) / Math.log(2), semitones, 0.2);
      AudioClip moved = PitchMoving.by(clip, Math.pow(2, semitones / 12));
      CodeSequence codes = page.codec.encode(moved, EncodeOptions.lowLatency());
      byte[] whole =
          TestPage.pcm(
              page.codec.decode(codes, DecodeOptions.defaults().speaker("set/anna")).samples());
      int late = whole.length - heard.length;
      assertTrue(late > 0 && late <= 2 * 16 * 400, late / 32 + " ms late");
      assertArrayEquals(Arrays.copyOf(whole, heard.length), heard);
    }
  }

  /** A voice of one pitch. */
  private static byte[] hum(int hertz, int seconds) {
    float[] samples = new float[seconds * 16_000];
    for (int i = 0; i < samples.length; i++) {
      for (int k = 1; k <= 8; k++) {
        samples[i] += (float) (0.1 * Math.sin(2 * Math.PI * k * hertz * i / 16_000) / k);
      }
    }
    return TestPage.pcm(samples);
  }

  @Test
  void theTalkersOwnVoiceIsHeardInWhatTheySaidFirst() throws Exception {
    try (TestPage page = TestPage.start()) {
      open(page, "", TestPage.babble(1, 2));
      HttpResponse<byte[]> silent = page.post("api/live?do=open", new byte[0]);
      assertEquals(400, silent.statusCode(), "a voice in nothing");
      open(page, "", TestPage.babble(1, 3)); // the failure kept no place
    }
  }

  @Test
  void endsWhenItIsClosedAndKnowsNobodyElse() throws Exception {
    try (TestPage page = new TestPage(PageOptions.defaults().workers(1))) {
      String id = open(page, "&voice=set/anna:1", new byte[0]);
      assertEquals(429, page.post("api/live?do=open&voice=set/anna:1", new byte[0]).statusCode());
      page.post("api/live?do=close&id=" + id, new byte[0]);
      assertEquals(410, page.post("api/live?do=push&id=" + id, new byte[2]).statusCode());
      assertEquals(410, page.post("api/live?do=push&id=guess", new byte[2]).statusCode());
      assertEquals(400, page.post("api/live?do=what", new byte[2]).statusCode());
      open(page, "&voice=set/anna:1", new byte[0]);
    }
  }
}
