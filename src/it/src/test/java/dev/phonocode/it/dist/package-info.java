// SPDX-License-Identifier: GPL-3.0-or-later
/** The archive that {@code mvn -Pdist verify} makes, unpacked and run as a stranger would. */
package dev.phonocode.it.dist;
