// SPDX-License-Identifier: GPL-3.0-or-later

/** A program that uses Phonocode as a module. */
module com.example.speaks {
  requires dev.phonocode.codec;
}
