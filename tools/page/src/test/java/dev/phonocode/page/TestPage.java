// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.testkit.TinyModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A page with a tiny model, and a client of it. */
final class TestPage implements AutoCloseable {
  final SpeechCodec codec =
      SpeechCodec.open(TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny")), 1));
  final SpeechPage page;
  private final HttpClient client = HttpClient.newHttpClient();

  TestPage(PageOptions options) throws IOException {
    page = SpeechPage.start(codec, options.port(0));
  }

  static TestPage start() throws IOException {
    return new TestPage(PageOptions.defaults().maxSeconds(60).workers(2));
  }

  /** A part of an answer, as {@link SpeechRecords} sends it. */
  record Part(char kind, byte[] bytes) {
    JsonObject json() {
      return JsonParser.parseString(text(bytes)).getAsJsonObject();
    }
  }

  static List<Part> parts(byte[] answer) throws IOException {
    List<Part> parts = new ArrayList<>();
    InputStream all = new ByteArrayInputStream(answer);
    for (DataInputStream in = new DataInputStream(all); all.available() > 0; ) {
      char kind = (char) in.readUnsignedByte();
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      parts.add(new Part(kind, bytes));
    }
    return parts;
  }

  static byte[] sound(List<Part> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.stream().filter(p -> p.kind() == 'a').forEach(p -> all.writeBytes(p.bytes()));
    return all.toByteArray();
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(page.address() + path));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** A connection on which a test says what it likes. */
  Socket socket() throws IOException {
    return new Socket("127.0.0.1", page.address().getPort());
  }

  /** What a server says to a request that no client would send. */
  String raw(String request) throws IOException {
    try (Socket socket = socket()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return text(socket.getInputStream().readAllBytes());
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Seconds of noise whose loudness comes and goes, as 16-bit samples. */
  static byte[] babble(double seconds, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[(int) (seconds * 16_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * Math.sin(i / 900.0) * random.nextGaussian());
    }
    return pcm(samples);
  }

  static byte[] pcm(float[] samples) {
    byte[] bytes = new byte[samples.length * Pcm16.BYTES];
    Pcm16.encode(samples, 0, samples.length, bytes);
    return bytes;
  }

  /** The clip that the server hears. */
  static AudioClip clip(byte[] pcm) {
    float[] samples = new float[pcm.length / Pcm16.BYTES];
    Pcm16.decode(pcm, 0, samples, samples.length);
    return new AudioClip(samples, 16_000);
  }

  @Override
  public void close() {
    page.close();
    codec.close();
  }
}
