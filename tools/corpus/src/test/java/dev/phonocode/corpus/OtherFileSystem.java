// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under a scheme of its own, {@code other:}: any store but the default one. */
public final class OtherFileSystem extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "other";
  }

  @Override
  public URI getUri() {
    return URI.create("other:///");
  }
}
