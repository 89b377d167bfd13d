// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A failure in one line that a user understands. */
public final class Failures {
  private Failures() {}

  /** The line: where, what was expected, what was found. */
  public static String describe(Throwable failure) {
    return text(failure).replaceAll("\\s*[\\r\\n]+\\s*", "; ");
  }

  private static String text(Throwable failure) {
    if (failure instanceof FileSystemException f && f.getReason() == null) {
      if (f instanceof NoSuchFileException) {
        return f.getFile() + ": no such file";
      }
      if (f instanceof AccessDeniedException) {
        return f.getFile() + ": permission denied";
      }
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (" + failure.getMessage() + ")";
    }
    if (isOurFault(failure)) {
      return "internal error: " + failure + " (--debug shows where)";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Neither data nor machine: no library of ours says such things of those. */
  private static boolean isOurFault(Throwable failure) {
    return failure instanceof RuntimeException
        && !(failure instanceof IllegalArgumentException
            || failure instanceof UnsupportedOperationException
            || failure instanceof UncheckedIOException);
  }
}
