// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Errors of the system in words that begin with the name of the file. */
final class FileErrors {
  private FileErrors() {}

  /**
   * The same failure, said of {@code name}. The system often says only "Is a directory", or names a
   * part file that the user has never heard of.
   */
  static IOException named(String name, IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof InterruptedIOException || message.startsWith(name + ": ")) {
      return e;
    }
    if (e instanceof FileSystemException f) {
      return sameKind(name, f);
    }
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : message;
    return because(new FileSystemException(name, null, said), e);
  }

  private static IOException sameKind(String name, FileSystemException e) {
    String reason = e.getReason();
    if (e instanceof NoSuchFileException) {
      return because(new NoSuchFileException(name, null, orElse(reason, "no such file")), e);
    }
    if (e instanceof AccessDeniedException) {
      return because(new AccessDeniedException(name, null, orElse(reason, "permission denied")), e);
    }
    if (e instanceof FileAlreadyExistsException) {
      return because(new FileAlreadyExistsException(name, null, "exists already"), e);
    }
    String said = orElse(reason, e.getClass().getSimpleName());
    return because(new FileSystemException(name, null, said), e);
  }

  private static String orElse(String reason, String other) {
    return reason == null ? other : reason;
  }

  private static IOException because(IOException e, IOException cause) {
    e.initCause(cause);
    return e;
  }
}
