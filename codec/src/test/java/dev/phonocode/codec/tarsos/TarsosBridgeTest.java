// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.tarsos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.AudioDispatcher;
import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.io.UniversalAudioInputStream;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.Models;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.Signals;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TarsosBridgeTest {
  private final SpeechCodec codec = Models.small();

  /** Keeps a copy of what comes by. */
  private static final class Recorder implements AudioProcessor {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public boolean process(AudioEvent event) {
      byte[] pcm = new byte[2 * event.getBufferSize()];
      Pcm16.encode(event.getFloatBuffer(), 0, event.getBufferSize(), pcm);
      bytes.writeBytes(pcm);
      return true;
    }

    @Override
    public void processingFinished() {}
  }

  private static byte[] pcm(float[] samples) {
    byte[] bytes = new byte[2 * samples.length];
    Pcm16.encode(samples, 0, samples.length, bytes);
    return bytes;
  }

  private static AudioDispatcher dispatcher(byte[] pcm, int buffer, int overlap) {
    var format = new TarsosDSPAudioFormat(16_000, 16, 1, true, false);
    var in = new UniversalAudioInputStream(new ByteArrayInputStream(pcm), format);
    AudioDispatcher dispatcher = new AudioDispatcher(in, buffer, overlap);
    dispatcher.setZeroPadLastBuffer(false);
    return dispatcher;
  }

  @Test
  void aPipelineHearsItsSpeechThroughTheCodecAndLater() {
    byte[] pcm = pcm(Signals.clip(45_000, 3).samples());
    // Tarsos reads 16 bits by another scale, so what the codec hears is asked of Tarsos itself.
    Recorder plain = new Recorder();
    float[] heard = new float[45_000];
    int[] count = {0};
    AudioDispatcher listening = dispatcher(pcm, 1000, 0);
    listening.addAudioProcessor(plain);
    listening.addAudioProcessor(
        new AudioProcessor() {
          @Override
          public boolean process(AudioEvent event) {
            float[] buffer = event.getFloatBuffer();
            System.arraycopy(buffer, 0, heard, count[0], buffer.length);
            count[0] += buffer.length;
            return true;
          }

          @Override
          public void processingFinished() {}
        });
    listening.run();
    assertEquals(heard.length, count[0]);
    for (int millis : new int[] {0, 300, 2_000}) {
      EncodeOptions options = EncodeOptions.forStreams().lookIn(Duration.ofMillis(millis));
      float[] expected =
          codec.decode(codec.encode(new AudioClip(heard, 16_000), options)).samples();
      for (int buffer : new int[] {1, 160, 1024, 50_000}) {
        CodecProcessor processor = new CodecProcessor(codec, options);
        Recorder recorder = new Recorder();
        AudioDispatcher dispatcher = dispatcher(pcm, buffer, 0);
        dispatcher.addAudioProcessor(processor);
        dispatcher.addAudioProcessor(recorder);
        dispatcher.run();
        int delay = (int) processor.delaySamples();
        float[] all = new float[delay + expected.length];
        System.arraycopy(expected, 0, all, delay, expected.length);
        byte[] live = recorder.bytes.toByteArray();
        assertArrayEquals(pcm(Arrays.copyOf(all, heard.length)), live, "buffers of " + buffer);
        assertArrayEquals(
            Arrays.copyOfRange(all, heard.length, all.length), processor.rest(), "the rest");
      }
    }
  }

  @Test
  void delaysByLittleMoreThanAPacketIfTheVoiceIsKnown() {
    long delay =
        new CodecProcessor(codec, EncodeOptions.forStreams().speaker("set/anna")).delaySamples();
    assertTrue(delay >= 16_000 && delay < 19_200, "delay " + delay);
  }

  /** Its filters are behind the decoder: what they hold back is part of the delay. */
  @Test
  void theBuiltInModelOwesNothing() throws IOException {
    try (SpeechCodec builtIn = SpeechCodec.open()) {
      EncodeOptions options = EncodeOptions.lowLatency().books(1);
      CodecProcessor processor = new CodecProcessor(builtIn, options);
      AudioDispatcher dispatcher = dispatcher(pcm(Signals.clip(16_000, 3).samples()), 320, 0);
      dispatcher.addAudioProcessor(processor);
      dispatcher.run();
      assertEquals(processor.delaySamples(), processor.rest().length);
    }
  }

  @Test
  void refusesOverlapAndOtherRates() {
    byte[] pcm = new byte[8_000];
    AudioDispatcher overlapping = dispatcher(pcm, 1024, 512);
    overlapping.addAudioProcessor(new CodecProcessor(codec, EncodeOptions.defaults()));
    assertThrows(IllegalArgumentException.class, overlapping::run);
    AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(44_100, 16, 1, true, false));
    event.setFloatBuffer(new float[10]);
    CodecProcessor processor = new CodecProcessor(codec, EncodeOptions.defaults());
    assertThrows(IllegalArgumentException.class, () -> processor.process(event));
    assertThrows(IllegalStateException.class, processor::rest);
  }

  @Test
  void aDispatcherReadsTheSpeechOfAFile() throws IOException {
    CodeSequence codes = codec.encode(Signals.clip(21_111, 3));
    byte[] phc = Models.bytes(codes);
    byte[] expected = pcm(codec.decode(codes).samples());
    for (double from : new double[] {0, 0.5}) {
      var packets = PacketSource.open(new ByteArrayInputStream(phc), "x", ReadOptions.strict());
      var source = new PhcDispatcherSource(codec, packets, DecodeOptions.defaults());
      AudioDispatcher dispatcher = new AudioDispatcher(source, 1000, 0);
      dispatcher.setZeroPadLastBuffer(false);
      dispatcher.skip(from);
      ByteArrayOutputStream found = new ByteArrayOutputStream();
      dispatcher.addAudioProcessor(
          new AudioProcessor() {
            @Override
            public boolean process(AudioEvent event) {
              found.writeBytes(event.getByteBuffer());
              return true;
            }

            @Override
            public void processingFinished() {}
          });
      dispatcher.run();
      byte[] rest = Arrays.copyOfRange(expected, (int) (32_000 * from), expected.length);
      byte[] bytes = found.toByteArray();
      assertEquals(rest.length, bytes.length);
      for (int i = 0; i < rest.length; i += 2) { // Tarsos cuts where we round
        int wanted = (short) (rest[i] & 0xFF | rest[i + 1] << 8);
        int got = (short) (bytes[i] & 0xFF | bytes[i + 1] << 8);
        assertEquals(wanted, got, 1, "sample " + i / 2);
      }
    }
  }
}
