// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;

/** Where the speech of a row goes: its path below a folder, whatever a table says. */
final class WavPlace {
  private WavPlace() {}

  /**
   * The place of a row's file: its whole path, without a scheme, and {@code .wav} in place of its
   * ending.
   *
   * @throws IOException if the path would lead out of the folder
   */
  static Path of(String folder, String path) throws IOException {
    String below = path.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*:/", "/").replaceFirst("^/+", "");
    boolean leadsOut = Arrays.stream(below.split("/")).anyMatch(".."::equals);
    if (leadsOut || below.isEmpty() || below.endsWith("/")) {
      throw new IOException(path + ": expected a path of a file without .., found another");
    }
    int slash = below.lastIndexOf('/');
    int dot = below.lastIndexOf('.');
    String name = dot > slash + 1 ? below.substring(0, dot) : below;
    Path root = new Path(folder);
    // Not parsed: a name may have a colon.
    return new Path(
        root.toUri().getScheme(),
        root.toUri().getAuthority(),
        root.toUri().getPath() + "/" + name + ".wav");
  }
}
