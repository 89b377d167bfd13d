// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechDecoder;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.PhcWriter;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packets on their way to a client: each is sent, and then the sound that it makes, while the next
 * is not known yet. One thread at a time.
 */
final class SpeechStream {
  private static final int CHUNK_SAMPLES = 1600;

  private final SpeechRecords records;
  private final PhcHeader header;
  private final Optional<CodePrior> prior;
  private final int books;
  private final SpeechDecoder decoder;
  private final PhcWriter measure; // writes nowhere: it knows what packets cost
  private final List<PhcPacket> packets = new ArrayList<>();
  private final float[] chunk = new float[CHUNK_SAMPLES];

  /**
   * How to speak.
   *
   * @param books that are heard; all are sent, so that others can be tried
   */
  record Hearing(DecodeOptions options, int books) {}

  /** Begins to answer, once nothing that was asked for can be refused any more: the header. */
  private SpeechStream(SpeechCodec codec, PhcHeader header, Hearing hearing, Request request)
      throws IOException {
    this.header = header;
    prior = codec.model().prior();
    books = hearing.books();
    decoder = codec.newDecoder(header.withBooks(books), hearing.options());
    measure = new PhcWriter(OutputStream.nullOutputStream(), header, prior);
    records = new SpeechRecords(request.stream(SpeechRecords.TYPE));
    records.send('h', CodesJson.header(header));
  }

  /** Sends a packet and the sound that is there after it. */
  private void packet(PhcPacket packet) throws IOException {
    long before = measure.payloadBytes();
    measure.write(packet);
    packets.add(packet);
    JsonObject json = CodesJson.packet(packet);
    json.addProperty("bits", Byte.SIZE * (measure.payloadBytes() - before));
    records.send('p', json);
    decoder.push(packet.withBooks(books));
    sound();
  }

  /** Sends the rest of the sound and what all of it cost, with each number of books. */
  private void end(long samples) throws IOException {
    decoder.finish(samples);
    sound();
    CodeSequence codes = new CodeSequence(header, packets, samples, prior);
    JsonObject json = new JsonObject();
    json.addProperty("samples", samples);
    JsonArray rates = new JsonArray();
    for (int count = 1; count <= header.books(); count++) {
      CodeSequence thinned = codes.books(count);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      thinned.write(bytes);
      JsonObject rate = new JsonObject();
      rate.addProperty("books", count);
      rate.addProperty("nominalBits", thinned.nominalBits());
      rate.addProperty("bytes", bytes.size());
      rates.add(rate);
    }
    json.add("rates", rates);
    records.send('e', json);
  }

  private void sound() throws IOException {
    for (int n = decoder.poll(chunk, 0, chunk.length); n > 0; ) {
      records.sound(chunk, n);
      n = decoder.poll(chunk, 0, chunk.length);
    }
  }

  /** Sends all packets, each as soon as it is there. */
  static void send(SpeechCodec codec, PacketSource packets, Hearing hearing, Request request)
      throws IOException {
    SpeechStream stream = new SpeechStream(codec, packets.header(), hearing, request);
    for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
      stream.packet(p.get());
    }
    stream.end(packets.samples());
  }
}
