// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.Models;
import dev.phonocode.codec.Signals;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.PhcFormatException;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhcAudioFileReaderTest {
  private static final int SAMPLES = 20_123;

  @TempDir Path folder;
  private Path model;
  private File file;
  private byte[] expected;

  @BeforeEach
  void makeAFileAndItsModel() throws IOException {
    model = folder.resolve("small.phm");
    Models.smallBundle().write(model);
    System.setProperty(PhcAudioFileReader.MODEL_PROPERTY, model.toString());
    SpeechCodec codec = Models.small();
    CodeSequence codes = codec.encode(Signals.clip(SAMPLES, 1));
    file = folder.resolve("x.phc").toFile();
    codes.write(file.toPath());
    expected = new byte[2 * SAMPLES];
    Pcm16.encode(codec.decode(codes).samples(), 0, SAMPLES, expected);
  }

  @AfterEach
  void forgetTheModel() {
    System.clearProperty(PhcAudioFileReader.MODEL_PROPERTY);
  }

  @Test
  void audioSystemGivesTheSpeechOfAFile() throws Exception {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file)) {
      assertEquals(SAMPLES, in.getFrameLength());
      assertTrue(in.getFormat().matches(new AudioFormat(16_000, 16, 1, true, false)));
      assertArrayEquals(expected, in.readAllBytes());
    }
    AudioFileFormat format = AudioSystem.getAudioFileFormat(file);
    assertEquals("phc", format.getType().getExtension());
    assertEquals(SAMPLES, format.getFrameLength());
  }

  @Test
  void audioSystemGivesTheSpeechOfAStreamAndOfAUrl() throws Exception {
    try (var in = new BufferedInputStream(new FileInputStream(file))) {
      assertEquals(PhcAudioFileReader.PHC, AudioSystem.getAudioFileFormat(in).getType());
      AudioInputStream audio = AudioSystem.getAudioInputStream(in);
      assertEquals(AudioSystem.NOT_SPECIFIED, audio.getFrameLength());
      assertArrayEquals(expected, audio.readAllBytes());
    }
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toURI().toURL())) {
      assertArrayEquals(expected, in.readAllBytes());
    }
  }

  @Test
  void theModelLoadsAtTheFirstRead() throws Exception {
    Files.move(model, folder.resolve("elsewhere.phm"));
    System.setProperty(PhcAudioFileReader.MODEL_PROPERTY, folder.resolve("new.phm").toString());
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file)) {
      assertThrows(IOException.class, () -> in.readNBytes(2));
      Files.move(folder.resolve("elsewhere.phm"), folder.resolve("new.phm"));
      assertArrayEquals(expected, in.readAllBytes());
    }
  }

  @Test
  void codesOfAnotherModelAreRefusedAtTheFirstRead() throws Exception {
    System.clearProperty(PhcAudioFileReader.MODEL_PROPERTY);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file)) {
      String message = assertThrows(IOException.class, () -> in.readNBytes(2)).getMessage();
      assertTrue(message.contains("model id"), message);
    }
  }

  @Test
  void otherFilesAreLeftToOtherReaders() throws Exception {
    Path wav = folder.resolve("x.wav");
    AudioFiles.write(wav, new AudioClip(new float[100], 16_000));
    assertEquals(AudioFileFormat.Type.WAVE, AudioSystem.getAudioFileFormat(wav.toFile()).getType());
    Path text = Files.writeString(folder.resolve("x.txt"), "PHC without its control-Z");
    assertThrows(
        UnsupportedAudioFileException.class, () -> AudioSystem.getAudioInputStream(text.toFile()));
  }

  @Test
  void damageIsNamed() throws Exception {
    byte[] bytes = Files.readAllBytes(file.toPath());
    Path cut = Files.write(folder.resolve("cut.phc"), Arrays.copyOf(bytes, bytes.length - 1));
    PhcFormatException e =
        assertThrows(PhcFormatException.class, () -> AudioSystem.getAudioInputStream(cut.toFile()));
    assertTrue(e.getMessage().startsWith(cut.toString()), e.getMessage());
  }
}
