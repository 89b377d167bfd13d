// SPDX-License-Identifier: GPL-3.0-or-later
/** A program that uses the library: speech to codes and back. */
package com.example.speaks;
