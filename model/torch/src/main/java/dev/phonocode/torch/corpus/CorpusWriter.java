// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.tarsos.PitchTracker;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.ClipSignal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes every recording of a manifest into the three files of a {@link Corpus}. */
public final class CorpusWriter {
  private final Manifest manifest;
  private final ModelConfig config;
  private final Path folder;
  private final CorpusListener listener;
  private final ClipSignal signal;
  private final Optional<LogMel> logMel;
  private String firstReason = ""; // of what was left out

  CorpusWriter(Manifest manifest, ModelConfig config, Path folder, CorpusListener listener) {
    this.listener = listener;
    this.manifest = manifest;
    this.config = config;
    this.folder = folder;
    signal = new ClipSignal(config);
    this.logMel = config.newLogMel();
  }

  Corpus.Index write(String key) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    long sampleCount = 0;
    long frameCount = 0;
    try (OutputStream samples = file("samples.s16");
        OutputStream mel = file("mel.f32");
        OutputStream pitch = file("pitch.f32")) {
      for (Manifest.Row row : manifest.rows()) {
        Optional<float[]> read = read(row);
        if (read.isEmpty()) {
          continue;
        }
        float[] x = read.get();
        writeSamples(samples, x);
        float[] y = signal.emphasise(x.clone());
        int frames = writeFeatures(mel, pitch, x, y);
        utterances.add(
            new Utterance(
                row,
                0, // numbered when all are known
                x.length,
                signal.levelByte(y),
                sampleCount,
                frameCount,
                frames));
        sampleCount += x.length;
        frameCount += frames;
      }
    }
    if (utterances.isEmpty()) {
      throw new IOException(manifest.folder() + ": no recording of it can be read" + firstReason);
    }
    List<String> speakers =
        utterances.stream().map(u -> u.row().speaker()).distinct().sorted().toList();
    utterances.replaceAll(u -> u.withSpeaker(speakers.indexOf(u.row().speaker())));
    return new Corpus.Index(key, speakers, utterances, logMel.map(LogMel::bands).orElse(0));
  }

  /** Samples of a recording; none if it is left out. */
  private Optional<float[]> read(Manifest.Row row) throws IOException {
    Path file = manifest.file(row);
    String reason = "it has no samples";
    try (AudioSource source = AudioFiles.open(file, listener)) {
      AudioClip clip = Resampling.toRate(source.readAll(), config.sampleRateHz());
      if (clip.samples().length > 0) {
        return Optional.of(clip.samples());
      }
    } catch (NoSuchFileException e) {
      reason = "there is no such file";
    } catch (IOException e) {
      reason = e.getMessage();
    }
    LeftOut leftOut = new LeftOut(file, reason);
    firstReason = firstReason.isEmpty() ? "; " + leftOut : firstReason;
    listener.leftOut(leftOut);
    return Optional.empty();
  }

  private static void writeSamples(OutputStream out, float[] x) throws IOException {
    byte[] bytes = new byte[Pcm16.BYTES * x.length];
    Pcm16.encode(x, 0, x.length, bytes);
    out.write(bytes);
  }

  /** Log-mel and pitch of one recording; returns its frames, 0 when the model reads waveforms. */
  private int writeFeatures(OutputStream mel, OutputStream pitch, float[] x, float[] y)
      throws IOException {
    if (logMel.isEmpty()) {
      return 0;
    }
    float[][] energies = logMel.get().logEnergies(y);
    int hopSamples = config.encoder().inputHopSamples();
    float[] f0 = new PitchTracker(config.sampleRateHz(), hopSamples).f0Hz(x);
    int bands = logMel.get().bands();
    ByteBuffer bytes =
        ByteBuffer.allocate(4 * bands * energies.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] frame : energies) {
      bytes.asFloatBuffer().put(frame);
      bytes.position(bytes.position() + 4 * bands);
    }
    mel.write(bytes.array());
    ByteBuffer hertz = ByteBuffer.allocate(4 * energies.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < energies.length; i++) {
      hertz.putFloat(i < f0.length ? f0[i] : 0);
    }
    pitch.write(hertz.array());
    return energies.length;
  }

  private OutputStream file(String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 20);
  }
}
