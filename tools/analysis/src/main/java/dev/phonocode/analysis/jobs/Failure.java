// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.nio.file.Path;

/** Why a recording was left out. */
public record Failure(Path file, Exception reason) {}
