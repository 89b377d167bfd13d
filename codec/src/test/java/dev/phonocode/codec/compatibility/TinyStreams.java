// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.compatibility;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.CodeOptions;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SampleOptions;
import dev.phonocode.codec.Signals;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.export.CodeExports;
import dev.phonocode.codec.export.ExportFormat;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Streams and exports with something of all that the formats have. */
final class TinyStreams {
  private static final AudioClip SPEECH = Signals.clip(20_801, 21);
  private static final EncodeOptions PLAIN = EncodeOptions.defaults().packetFrames(50);

  private final Path folder;
  private final List<Expected> written = new ArrayList<>();

  private TinyStreams(Path folder) {
    this.folder = folder;
  }

  /** Writes them beside the bundles of {@link TinyBundles}; what they must give. */
  static List<Expected> write(Path folder) throws IOException {
    TinyStreams streams = new TinyStreams(folder);
    streams.ofFewAndManyBooks();
    streams.ofPackets();
    streams.ofLengths();
    streams.ofModels();
    streams.ofVoices();
    streams.ofOtherOrigin();
    streams.exports();
    return streams.written;
  }

  private void ofFewAndManyBooks() throws IOException {
    try (SpeechCodec codec = open(TinyBundles.EIGHT)) {
      for (int books = 1; books <= 8; books++) {
        add("books-" + books + ".phc", TinyBundles.EIGHT, codec.encode(SPEECH, PLAIN.books(books)));
      }
    }
  }

  /** Coded with the prior or not, short and long, of a length that the header knows or not. */
  private void ofPackets() throws IOException {
    try (SpeechCodec codec = open(TinyBundles.EIGHT)) {
      add("raw.phc", TinyBundles.EIGHT, codec.encode(SPEECH, PLAIN.raw()));
      add("packets-7.phc", TinyBundles.EIGHT, codec.encode(SPEECH, PLAIN.packetFrames(7)));
      add("packets-1.phc", TinyBundles.EIGHT, codec.encode(SPEECH, PLAIN.packetFrames(1)));
      try (OutputStream out = Files.newOutputStream(folder.resolve("piped.phc"))) {
        codec.encode(AudioSource.of(SPEECH), PLAIN).write(out);
      }
      add("piped.phc", TinyBundles.EIGHT, "-", 0, 1);
      CodeSequence all = codec.encode(SPEECH, PLAIN);
      add("thinned.phc", TinyBundles.EIGHT, all.books(2));
      add("cut.phc", TinyBundles.EIGHT, all.cut(1, 2));
    }
  }

  private void ofLengths() throws IOException {
    try (SpeechCodec codec = open(TinyBundles.EIGHT)) {
      for (int samples : new int[] {0, 1, 16_000, 32_000}) {
        AudioClip clip = Signals.clip(samples, 22);
        add("samples-" + samples + ".phc", TinyBundles.EIGHT, codec.encode(clip, PLAIN));
      }
      AudioClip silence = new AudioClip(new float[20_000], 16_000);
      add("silence.phc", TinyBundles.EIGHT, codec.encode(silence, PLAIN));
    }
  }

  private void ofModels() throws IOException {
    for (String model :
        List.of(TinyBundles.PLAIN, TinyBundles.WIDE, TinyBundles.GUIDED, TinyBundles.PAPER)) {
      try (SpeechCodec codec = open(model)) {
        EncodeOptions options =
            model.equals(TinyBundles.PAPER) ? PLAIN.speaker(TinyModel.SPEAKERS.get(0)) : PLAIN;
        add(model.replace(".phm", ".phc"), model, codec.encode(SPEECH, options));
      }
    }
  }

  /** Its own or one that is named in the stream, and others in its place. */
  private void ofVoices() throws IOException {
    String anna = TinyModel.SPEAKERS.get(0);
    String bert = TinyModel.SPEAKERS.get(1);
    try (SpeechCodec codec = open(TinyBundles.GUIDED)) {
      add("voice.phc", TinyBundles.GUIDED, codec.encode(SPEECH, PLAIN.speaker(bert)));
    }
    add("voice.phc", TinyBundles.GUIDED, anna + "=1.0", 0, 1);
    add("voice.phc", TinyBundles.GUIDED, anna + "=0.25," + bert + "=0.75", 7, 0.5);
  }

  private void ofOtherOrigin() throws IOException {
    try (SpeechCodec codec = open(TinyBundles.EIGHT)) {
      SampleOptions chance = SampleOptions.defaults().seed(3);
      add("drawn.phc", TinyBundles.EIGHT, codec.sample(1.5, chance));
      int[][] codes = new int[30][];
      for (int t = 0; t < codes.length; t++) {
        codes[t] = new int[] {t % 20, 3 * t % 20, 19 - t % 20};
      }
      CodeOptions levels = CodeOptions.defaults().packetFrames(10).levels(List.of(40, 126, 0));
      add("given.phc", TinyBundles.EIGHT, CodeSequence.of(codec.model(), codes, levels));
    }
  }

  private void exports() throws IOException {
    try (SpeechCodec codec = open(TinyBundles.EIGHT)) {
      CodeSequence codes = codec.encode(SPEECH, PLAIN.books(3));
      for (ExportFormat format : ExportFormat.values()) {
        String name = "export." + format.name().toLowerCase(Locale.ROOT);
        CodeExports.write(codes, format, folder.resolve(name));
        add(name, TinyBundles.EIGHT, "-", 0, 1);
      }
    }
    Files.writeString(folder.resolve("bare.csv"), "book1,book2\n1,2\n3,4\n19,0\n");
    Files.writeString(folder.resolve("bare.jsonl"), "{\"codes\":[1,2]}\n{\"codes\":[3,4]}\n");
    add("bare.csv", TinyBundles.PLAIN, "-", 0, 1);
    add("bare.jsonl", TinyBundles.PLAIN, "-", 0, 1);
  }

  private SpeechCodec open(String model) throws IOException {
    return SpeechCodec.open(folder.resolve(model));
  }

  private void add(String file, String model, CodeSequence codes) throws IOException {
    codes.write(folder.resolve(file));
    add(file, model, "-", 1, 1);
  }

  private void add(String file, String model, String voice, long seed, double temperature)
      throws IOException {
    written.add(Expected.of(folder, file, model, voice, seed, temperature));
  }
}
