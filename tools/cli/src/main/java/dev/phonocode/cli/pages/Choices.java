// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.pages;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;

/** The words that an option's value is one of, as in {@code cpu|gpu}; names of files are none. */
final class Choices {
  private static final Pattern WORDS = Pattern.compile("[a-z0-9-]+(\\|[a-z0-9-]+)+");

  private Choices() {}

  /** Them; none if the value is free or there is none. */
  static List<String> of(Option option) {
    String value = option.getArgName();
    return value != null && WORDS.matcher(value).matches()
        ? List.of(value.split("\\|"))
        : List.of();
  }
}
