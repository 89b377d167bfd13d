// SPDX-License-Identifier: GPL-3.0-or-later

/** Speech to codes and back; start at {@link dev.phonocode.codec.SpeechCodec}. */
@SuppressWarnings("requires-transitive-automatic") // TarsosDSP has no module name of its own
module dev.phonocode.codec {
  requires com.google.gson;
  requires transitive TarsosDSP;
  requires transitive dev.phonocode.model;
  requires transitive java.desktop;

  exports dev.phonocode.codec;
  exports dev.phonocode.codec.container;
  exports dev.phonocode.codec.export;
  exports dev.phonocode.codec.sound;
  exports dev.phonocode.codec.tarsos;

  provides javax.sound.sampled.spi.AudioFileReader with
      dev.phonocode.codec.sound.PhcAudioFileReader;
}
