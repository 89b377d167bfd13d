// SPDX-License-Identifier: GPL-3.0-or-later

/** Sound in and out: clips, files of many formats, and what the signal chain is made of. */
module dev.phonocode.audio {
  requires TarsosDSP;
  requires jdk.management;
  requires jflac.codec;

  exports dev.phonocode.audio;
  exports dev.phonocode.audio.check;
  exports dev.phonocode.audio.corpus;
  exports dev.phonocode.audio.files;
  exports dev.phonocode.audio.flac;
  exports dev.phonocode.audio.pitch;
  exports dev.phonocode.audio.signal;
  exports dev.phonocode.audio.tarsos;
  exports dev.phonocode.audio.timbre;
  exports dev.phonocode.audio.wav;

  uses dev.phonocode.audio.AudioReader;
}
