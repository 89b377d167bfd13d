// SPDX-License-Identifier: GPL-3.0-or-later

/** MP3, Ogg Vorbis, Ogg Opus, AIFF and AU for {@link dev.phonocode.audio}, found as a service. */
module dev.phonocode.audio.formats {
  requires com.github.trilarion.sound;
  requires concentus;
  requires dev.phonocode.audio;
  requires java.desktop;
  requires jlayer;

  provides dev.phonocode.audio.AudioReader with
      dev.phonocode.audio.formats.PlainReader,
      dev.phonocode.audio.formats.mp3.Mp3Reader,
      dev.phonocode.audio.formats.ogg.OggReader;
}
