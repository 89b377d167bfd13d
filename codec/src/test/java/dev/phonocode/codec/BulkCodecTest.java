// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.internal.bulk.BulkCodec;
import dev.phonocode.codec.internal.bulk.BulkNetwork;
import dev.phonocode.model.infer.CodeDecoder;
import dev.phonocode.model.infer.LatentEncoder;
import dev.phonocode.model.infer.SpeechModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With the plain network behind it, the bulk codec gives what the codec gives, to the bit. */
class BulkCodecTest {
  private static final long SEED = 11;
  private static final int[] SAMPLES = {40_000, 1, 0, 16_001, 320, 100_000};

  static Stream<SpeechCodec> codecs() {
    return Stream.of(Models.small(), Models.smallWithPrior(), Models.paperLike());
  }

  private static List<AudioClip> clips(int... samples) {
    return IntStream.of(samples).mapToObj(n -> Signals.clip(n, SEED + n)).toList();
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void encodesEveryClipOfABatchAsItWouldBeAlone(SpeechCodec codec) {
    BulkCodec bulk = new BulkCodec(codec, new OneByOne(codec.model()));
    List<EncodeOptions> all =
        List.of(
            EncodeOptions.defaults(),
            EncodeOptions.defaults().books(1).packetFrames(7),
            EncodeOptions.defaults().raw());
    for (EncodeOptions options : all) {
      List<AudioClip> clips = clips(SAMPLES);
      List<CodeSequence> found =
          bulk.encode(clips.stream().map(c -> bulk.frame(c, options)).toList());
      for (int i = 0; i < clips.size(); i++) {
        assertEquals(codec.encode(clips.get(i), options), found.get(i), clips.get(i) + seed());
      }
    }
    assertEquals(List.of(), bulk.encode(List.of()));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void decodesEverySequenceOfABatchAsItWouldBeAlone(SpeechCodec codec) {
    BulkCodec bulk = new BulkCodec(codec, new OneByOne(codec.model()));
    List<CodeSequence> codes = clips(9_000, 0, 1, 16_001).stream().map(codec::encode).toList();
    DecodeOptions options = DecodeOptions.defaults().seed(SEED).temperature(0.7);
    List<AudioClip> found = bulk.decode(codes, options);
    for (int i = 0; i < codes.size(); i++) {
      assertEquals(codec.decode(codes.get(i), options), found.get(i), codes.get(i) + seed());
    }
  }

  @Test
  void speaksWithTheVoiceThatIsAskedFor() {
    SpeechCodec codec = Models.small();
    CodeSequence codes = codec.encode(Signals.clip(8_000, SEED));
    Voice other = codec.voiceOf(Signals.clip(20_000, SEED + 1));
    DecodeOptions options = DecodeOptions.defaults().voice(other);
    BulkCodec bulk = new BulkCodec(codec, new OneByOne(codec.model()));
    assertEquals(List.of(codec.decode(codes, options)), bulk.decode(List.of(codes), options));
  }

  @Test
  void refusesTheCodesOfAnotherModel() {
    CodeSequence codes = Models.other().encode(Signals.clip(800, SEED));
    SpeechCodec codec = Models.small();
    BulkCodec bulk = new BulkCodec(codec, new OneByOne(codec.model()));
    assertThrows(
        ModelMismatchException.class, () -> bulk.decode(List.of(codes), DecodeOptions.defaults()));
  }

  private static String seed() {
    return "; seed " + SEED;
  }

  /** The plain network, one utterance after the other. */
  private record OneByOne(SpeechModel model) implements BulkNetwork {
    @Override
    public List<float[][]> encode(List<float[][]> utterances, float[] silenceFrame) {
      List<float[][]> all = new ArrayList<>();
      for (float[][] frames : utterances) {
        LatentEncoder encoder = model.newEncoder();
        Stream.of(frames).forEach(encoder::push);
        encoder.finish(silenceFrame);
        List<float[]> latents = new ArrayList<>();
        float[] latent = new float[model.config().quantiser().dimension()];
        while (encoder.poll(latent)) {
          latents.add(latent.clone());
        }
        all.add(latents.toArray(float[][]::new));
      }
      return all;
    }

    @Override
    public List<float[]> decode(List<Utterance> batch) {
      List<float[]> all = new ArrayList<>();
      for (Utterance utterance : batch) {
        CodeDecoder decoder = model.newDecoder(utterance.speaker(), utterance.sampling());
        Stream.of(utterance.codes()).forEach(decoder::push);
        decoder.finish();
        float[] samples = new float[utterance.codes().length * model.config().codeHopSamples()];
        assertEquals(samples.length, decoder.poll(samples, 0, samples.length));
        all.add(samples);
      }
      return all;
    }
  }
}
