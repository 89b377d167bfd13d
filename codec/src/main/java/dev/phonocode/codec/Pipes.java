// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.container.PhcReader;
import dev.phonocode.codec.container.PhcTotals;
import dev.phonocode.codec.container.PhcWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Streams from end to end: samples to {@code .phc}, {@code .phc} to samples. */
final class Pipes {
  private static final int CHUNK_SAMPLES = 1600;

  private Pipes() {}

  /** The writer, as soon as the encoder knows the header, and what it has written. */
  static final class Output {
    private final SpeechEncoder encoder;
    private final OutputStream out;
    private Optional<PhcWriter> writer = Optional.empty();
    private long frames;

    Output(SpeechEncoder encoder, OutputStream out) {
      this.encoder = encoder;
      this.out = out;
    }

    void drain() throws IOException {
      Optional<PhcHeader> header = encoder.header();
      if (header.isEmpty()) {
        return;
      }
      if (writer.isEmpty()) {
        writer = Optional.of(new PhcWriter(out, header.get(), encoder.prior()));
      }
      for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
        writer.get().write(p.get());
        frames += p.get().frames();
      }
    }

    PhcTotals finish() throws IOException {
      encoder.finish();
      drain();
      writer.orElseThrow().finish(encoder.samples());
      return new PhcTotals(frames, encoder.samples());
    }
  }

  static PhcTotals encode(AudioSource speech, SpeechEncoder encoder, OutputStream out)
      throws IOException {
    Output output = new Output(encoder, out);
    float[] chunk = new float[CHUNK_SAMPLES];
    for (int n = speech.read(chunk, 0, chunk.length); n >= 0; ) {
      encoder.push(chunk, 0, n);
      output.drain();
      n = speech.read(chunk, 0, chunk.length);
    }
    return output.finish();
  }

  static long decode(PhcReader reader, SpeechDecoder decoder, AudioSink sink) throws IOException {
    long samples = 0;
    for (Optional<PhcPacket> p = reader.next(); p.isPresent(); p = reader.next()) {
      decoder.push(p.get());
      samples += drain(decoder, sink);
    }
    reader.totals().ifPresentOrElse(totals -> decoder.finish(totals.samples()), decoder::finish);
    samples += drain(decoder, sink);
    reader.requireEndOfStream();
    sink.finish();
    return samples;
  }

  private static long drain(SpeechDecoder decoder, AudioSink sink) throws IOException {
    float[] chunk = new float[CHUNK_SAMPLES];
    long samples = 0;
    for (int n = decoder.poll(chunk, 0, chunk.length); n > 0; ) {
      sink.write(chunk, 0, n);
      samples += n;
      n = decoder.poll(chunk, 0, chunk.length);
    }
    return samples;
  }
}
