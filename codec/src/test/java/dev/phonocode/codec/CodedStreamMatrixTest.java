// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.internal.PhcReader;
import dev.phonocode.model.infer.Kernels;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Streams coded with a prior are the same bytes, and decode to the same samples, on every kernel,
 * in every thread and, since CI runs this on each, on every JDK. The hashes were made on x86-64
 * with JDK 17; they change only with the format, the normative arithmetic or the encoder's choice.
 */
class CodedStreamMatrixTest {
  private static final String PHC =
      "96b96b3cbade887ffd542cd04d13e21e79825f1ce75ade60ebb9655bba9ef775";
  private static final String PCM =
      "5c2d07ab19abbbcf7a3afb8c7e295109f3bdff67485ce146307ebe7c2a1ba9a7";

  private static final String CHOSEN =
      "a1649f73029f0a88aa7d98c54129fc64e4cddbac664943867afbbf5859f09c14";

  private static final EncodeOptions SECONDS = EncodeOptions.defaults().packetFrames(50);

  /** Integers alone make it, so it is the same everywhere. */
  private static AudioClip speech() {
    float[] x = new float[70_001];
    int noise = 1;
    int pitch = 100;
    for (int i = 0; i < x.length; i++) {
      noise = noise * 1_103_515_245 + 12_345;
      if (i % 4_000 == 0) {
        pitch = 80 + (noise >>> 16) % 120;
      }
      int saw = i % pitch * 200 / pitch - 100;
      int envelope = Math.abs(i % 8_000 - 4_000);
      x[i] = (saw * envelope + (noise >> 24) * 200) / (float) (1 << 20);
    }
    return new AudioClip(x, 16_000);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Codes of a recording, and then such as the prior expects: packets of both kinds. */
  private static byte[] encoded(SpeechCodec codec) throws IOException {
    CodeSequence nearest = codec.encode(speech(), SECONDS.raw());
    SampleOptions options = SampleOptions.defaults().seed(7).prime(nearest);
    return Models.bytes(codec.sample(3, options));
  }

  /** Hashes of the stream, of its speech, and of the recording as the encoder would write it. */
  private static List<String> hashes(SpeechCodec codec) throws IOException {
    byte[] phc = encoded(codec);
    CodeSequence codes = codec.read(new ByteArrayInputStream(phc), "x");
    float[] samples = codec.decode(codes, DecodeOptions.defaults().seed(1)).samples();
    byte[] pcm = new byte[Pcm16.BYTES * samples.length];
    Pcm16.encode(samples, 0, samples.length, pcm);
    ByteArrayOutputStream chosen = new ByteArrayOutputStream();
    codec.encode(speech(), SECONDS).write(chosen);
    return List.of(hash(phc), hash(pcm), hash(chosen.toByteArray()));
  }

  @Test
  void givesTheFrozenBytesAndSamplesOnAllKernelsAndInAllThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (String kernels : List.of("scalar", "vector")) {
        SpeechCodec codec = Models.smallWithPrior(Kernels.named(kernels));
        List<Callable<List<String>>> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          four.add(() -> hashes(codec));
        }
        for (Future<List<String>> found : threads.invokeAll(four)) {
          assertEquals(List.of(PHC, PCM, CHOSEN), found.get(), kernels);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theStreamHasPacketsOfBothKinds() throws IOException {
    byte[] phc = encoded(Models.smallWithPrior());
    PhcReader reader = PhcReader.strict(new ByteArrayInputStream(phc), "x");
    int coded = 0;
    int all = 0;
    for (var packet = reader.skip(); packet.isPresent(); packet = reader.skip()) {
      all++;
      coded += packet.get().isCoded() ? 1 : 0;
    }
    assertTrue(coded > 0 && coded < all, coded + " of " + all + " packets: the test does not test");
  }
}
