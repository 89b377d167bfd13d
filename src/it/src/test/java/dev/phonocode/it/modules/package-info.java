// SPDX-License-Identifier: GPL-3.0-or-later
/** The libraries as modules: what they export, and a program that runs on the module path. */
package dev.phonocode.it.modules;
