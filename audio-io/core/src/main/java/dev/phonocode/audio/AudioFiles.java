// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import dev.phonocode.audio.check.CheckedSource;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.audio.files.Existing;
import dev.phonocode.audio.files.InputFile;
import dev.phonocode.audio.flac.FlacSource;
import dev.phonocode.audio.wav.WavFileSink;
import dev.phonocode.audio.wav.WavSource;
import dev.phonocode.audio.wav.WavStreamSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Audio files and pipes: the way in and the way out.
 *
 * <p>Reads WAV (also RF64, BW64 and Wave64) and FLAC, and what an {@link AudioReader} on the class
 * path reads, known by their content and never by their name, at their own rate, any number of
 * channels averaged to mono. Writes mono 16-bit PCM WAV.
 */
public final class AudioFiles {
  /** How many first bytes an {@link AudioReader} sees: two frames of any MP3 file. */
  public static final int PROBE_BYTES = 4096;

  private AudioFiles() {}

  /**
   * Opens a file to be read as a stream.
   *
   * @throws AudioFormatException if it is not a sound file that is read here
   * @throws IOException if it cannot be opened
   */
  public static AudioSource open(Path path) throws IOException {
    return open(path, WarningListener.NONE);
  }

  /**
   * Opens a file to be read as a stream.
   *
   * @param listener hears what is probably wrong with the sound, the most of it at the end
   * @throws AudioFormatException if it is not a sound file that is read here
   * @throws IOException if it cannot be opened
   */
  public static AudioSource open(Path path, WarningListener listener) throws IOException {
    return open(InputFile.open(path), path.toString(), listener);
  }

  /**
   * Opens a stream of bytes, such as a pipe. The source owns {@code in}: closing the one closes the
   * other, and so does a failure to open.
   *
   * @param name what messages call the stream
   * @throws AudioFormatException if it is not a sound file that is read here
   * @throws IOException if it cannot be read
   */
  public static AudioSource open(InputStream in, String name) throws IOException {
    return open(in, name, WarningListener.NONE);
  }

  /**
   * Opens a stream of bytes, as {@link #open(InputStream, String)} does.
   *
   * @param name what messages call the stream
   * @param listener hears what is probably wrong with the sound, the most of it at the end
   * @throws AudioFormatException if it is not a sound file that is read here
   * @throws IOException if it cannot be read
   */
  public static AudioSource open(InputStream in, String name, WarningListener listener)
      throws IOException {
    SourceBytes bytes = new SourceBytes(in, name, listener);
    try {
      Id3Tags.skip(bytes);
      byte[] start = bytes.peek(FileKind.PROBE_BYTES);
      AudioSource source =
          switch (FileKind.of(start)) {
            case WAV -> new WavSource(bytes);
            case WAVE64 -> WavSource.ofWave64(bytes);
            case FLAC -> new FlacSource(bytes);
            case OTHER -> openOther(bytes);
          };
      return listener == WarningListener.NONE ? source : new CheckedSource(source, name, listener);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static AudioSource openOther(SourceBytes bytes) throws IOException {
    byte[] start = bytes.peek(PROBE_BYTES);
    Optional<AudioReader> reader = AudioReaders.of(start);
    if (reader.isEmpty()) {
      String found = UnreadKind.describe(Arrays.copyOf(start, Math.min(start.length, 12)));
      throw bytes.error(bytes.position(), AudioReaders.names(), found);
    }
    return reader.get().open(bytes);
  }

  /** Usual endings of the names of files that are read, lower case and without the dot. */
  public static Set<String> extensions() {
    return AudioReaders.extensions();
  }

  /**
   * Reads a whole file at its own rate.
   *
   * @throws AudioFormatException if it is damaged, or not a sound file that is read here
   * @throws IOException if it cannot be read
   */
  public static AudioClip read(Path path) throws IOException {
    try (AudioSource source = open(path)) {
      return source.readAll();
    }
  }

  /**
   * Reads a whole stream at its own rate, and closes it.
   *
   * @param name what messages call the stream
   * @throws AudioFormatException if it is damaged, or not a sound file that is read here
   * @throws IOException if it cannot be read
   */
  public static AudioClip read(InputStream in, String name) throws IOException {
    return read(in, name, WarningListener.NONE);
  }

  /**
   * Reads a whole stream at its own rate, and closes it.
   *
   * @param name what messages call the stream
   * @param listener hears what is probably wrong with the sound
   * @throws AudioFormatException if it is damaged, or not a sound file that is read here
   * @throws IOException if it cannot be read
   */
  public static AudioClip read(InputStream in, String name, WarningListener listener)
      throws IOException {
    try (AudioSource source = open(in, name, listener)) {
      return source.readAll();
    }
  }

  /**
   * Writes a clip as a 16-bit WAV file, which appears under its name only when it is whole.
   *
   * @throws IOException if it cannot be written; an older file of that name is then untouched
   */
  public static void write(Path path, AudioClip clip) throws IOException {
    try (AudioSink sink = create(path, clip.sampleRateHz())) {
      sink.write(clip.samples(), 0, clip.samples().length);
      sink.finish();
    }
  }

  /**
   * Writes a clip as 16-bit WAV with true sizes in the header; flushes, leaves {@code out} open.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(OutputStream out, AudioClip clip) throws IOException {
    // Not closed: the sink would close the caller's stream.
    WavStreamSink sink = WavStreamSink.ofLength(out, clip.sampleRateHz(), clip.samples().length);
    sink.write(clip.samples(), 0, clip.samples().length);
    sink.finish();
  }

  /**
   * Creates a 16-bit WAV file of a length not yet known. It appears under its name, whole, at
   * {@link AudioSink#finish}, in place of an older one. A path that exists and is no regular file
   * (a named pipe, {@code /dev/stdout}) is written to as a pipe.
   *
   * @throws IOException if it cannot be created
   */
  public static AudioSink create(Path path, int sampleRateHz) throws IOException {
    SampleRates.requireValid(sampleRateHz);
    return create(AtomicFile.create(path, Existing.REPLACE), sampleRateHz);
  }

  /**
   * Starts a 16-bit WAV of a length not yet known. The sink owns {@code file}: {@link
   * AudioSink#finish} commits it, closing the one closes the other.
   *
   * @throws IOException if the header cannot be written
   */
  public static AudioSink create(AtomicFile file, int sampleRateHz) throws IOException {
    return WavFileSink.on(file, sampleRateHz);
  }

  /**
   * Starts a 16-bit WAV of a length not yet known on a pipe: its header says 0xFFFFFFFF, which
   * readers take as "until the end". The sink owns {@code out}: closing the one closes the other.
   *
   * @throws IOException if the header cannot be written
   */
  public static AudioSink create(OutputStream out, int sampleRateHz) throws IOException {
    return WavStreamSink.ofUnknownLength(out, sampleRateHz);
  }
}
