// SPDX-License-Identifier: GPL-3.0-or-later
/** The library as a stranger has it: from a repository, as modules or on the class path. */
package dev.phonocode.it.modules;
