// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.testkit.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Codecs of tiny models, and what they write. */
public final class Models {
  private static final ModelConfig SMALL = TinyModel.small("small");

  private Models() {}

  /** Log-mel in, three books, four sub-bands, a reference encoder: the default model in small. */
  public static SpeechCodec small() {
    return SpeechCodec.open(smallBundle(), Kernels.named("auto"));
  }

  /** The model of {@link #small}. */
  public static ModelBundle smallBundle() {
    return TinyModel.bundle(SMALL, 1);
  }

  /** As {@link #small}, with other numbers and so another id. */
  static SpeechCodec other() {
    return SpeechCodec.open(TinyModel.bundle(SMALL, 2), Kernels.named("auto"));
  }

  /** As {@link #small}, with a prior. */
  static SpeechCodec smallWithPrior() {
    return smallWithPrior(Kernels.named("auto"));
  }

  /** As {@link #smallWithPrior()}, on these kernels. */
  static SpeechCodec smallWithPrior(Kernels kernels) {
    return SpeechCodec.open(TinyModel.bundle(TinyModel.withPrior(SMALL), 1), kernels);
  }

  /** The paper's arrangement: waveform in, no level, one book, a table of speakers. */
  static SpeechCodec paperLike() {
    return SpeechCodec.open(TinyModel.bundle(TinyModel.paperLike(), 3), Kernels.named("auto"));
  }

  /** The bytes of a file of these codes. */
  public static byte[] bytes(CodeSequence codes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codes.write(out);
    return out.toByteArray();
  }
}
