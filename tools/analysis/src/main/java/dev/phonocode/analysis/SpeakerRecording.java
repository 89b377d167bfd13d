// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording of someone.
 *
 * @param file of any format that is read, and of any rate
 * @param speaker by name, as the model names its voices
 * @param isTrained whether the model was trained on it
 * @param text what is said, if known
 */
public record SpeakerRecording(
    Path file, String speaker, boolean isTrained, Optional<String> text) {}
