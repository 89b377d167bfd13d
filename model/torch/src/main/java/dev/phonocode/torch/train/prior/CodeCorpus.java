// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Safetensors;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.LatentEncoder;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import dev.phonocode.model.signal.FrameMaker;
import dev.phonocode.model.signal.Gain;
import dev.phonocode.model.signal.Level;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.CorpusFrames;
import dev.phonocode.torch.corpus.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The codes of a corpus, made once by the plain Java encoder and kept in a file beside it. A
 * recording of the training split has several encodings: all but the first start later by a part of
 * a code frame and are louder or softer, as other recordings of the same words would be.
 */
record CodeCorpus(Map<String, Tensor> codes) {
  /** Reads the codes from {@code folder}, or makes them. */
  static CodeCorpus open(Corpus corpus, ModelBundle bundle, PriorRecipe recipe, Path folder)
      throws IOException {
    String key =
        bundle.id().substring(0, 16)
            + "-"
            + corpus.manifest().sha256().substring(0, 16)
            + "-"
            + recipe.drawing().encodings()
            + "-"
            + recipe
                .windows()
                .windowFrames() // where a prior chooses codes, it starts anew so often
            + "-"
            + recipe.drawing().levelJitterDb();
    Path file = folder.resolve("codes-" + key + ".safetensors");
    if (!Files.exists(file)) {
      SortedMap<String, Tensor> made = maker(corpus, bundle, recipe).make();
      AtomicFile.write(file, out -> out.write(Safetensors.write(made, name -> false)));
    }
    return new CodeCorpus(Safetensors.read(Files.readAllBytes(file)));
  }

  /**
   * Codes of a recording.
   *
   * @return [frames][books]; whole numbers
   */
  Tensor codes(Utterance u, int encoding) {
    return codes.get(name(u, encoding));
  }

  /** Samples are where an utterance starts in the store: no two start at the same. */
  private static String name(Utterance u, int encoding) {
    return u.firstSample() + "/" + encoding;
  }

  private static Maker maker(Corpus corpus, ModelBundle bundle, PriorRecipe recipe) {
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    int books = bundle.config().quantiser().books();
    return new Maker(corpus, recipe, model, model.newQuantiser(books, model.prior()));
  }

  /** Encodes everything, one recording after the other. */
  private record Maker(
      Corpus corpus, PriorRecipe recipe, SpeechModel model, PacketQuantiser quantiser) {
    SortedMap<String, Tensor> make() throws IOException {
      SortedMap<String, Tensor> all = new TreeMap<>();
      for (Utterance u : corpus.utterances()) {
        boolean isTraining = u.row().split().equals(Manifest.TRAIN);
        for (int i = 0; i < (isTraining ? recipe.drawing().encodings() : 1); i++) {
          all.put(name(u, i), encode(u, i));
        }
      }
      return all;
    }

    private Tensor encode(Utterance u, int encoding) throws IOException {
      ModelConfig config = model.config();
      Random random = new Random(u.firstSample() * 31 + encoding);
      double jitterDb =
          encoding == 0 ? 0 : (2 * random.nextDouble() - 1) * recipe.drawing().levelJitterDb();
      Gain gain = Level.of(config).gain(u.levelByte()).plusDb(jitterDb);
      int down = config.encoder().downSampling();
      float[][] frames =
          new CorpusFrames(corpus, config)
              .from(u, encoding * down / recipe.drawing().encodings(), gain);
      LatentEncoder encoder = model.newEncoder();
      for (float[] frame : frames) {
        encoder.push(frame);
      }
      encoder.finish(FrameMaker.of(config).silence());
      int books = config.quantiser().books();
      int count = (frames.length + down - 1) / down;
      float[] data = new float[count * books];
      for (int t = 0; t < count; t += recipe.windows().windowFrames()) {
        float[][] packet =
            new float[Math.min(recipe.windows().windowFrames(), count - t)]
                [config.quantiser().dimension()];
        for (float[] latent : packet) {
          encoder.poll(latent);
        }
        int[][] codes = quantiser.codes(packet);
        for (int i = 0; i < codes.length * books; i++) {
          data[t * books + i] = codes[i / books][i % books];
        }
      }
      return new Tensor(new int[] {count, books}, data);
    }
  }
}
