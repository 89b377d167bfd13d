// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import dev.phonocode.audio.files.Checksums;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The zip around a bundle: stored entries with a fixed date, so equal bundles are equal bytes, and
 * {@code checksums} in the form of {@code sha256sum}.
 */
final class BundleZip {
  private static final String CHECKSUMS = "checksums";
  private static final int MAX_ENTRY_BYTES = 512 << 20;
  private static final int MAX_INFLATED_BYTES = 64 << 20; // ours are stored, but some zip again
  private static final int MAX_SKIPPED_BYTES = 64 << 20;
  private static final int SCRATCH_BYTES = 8192;
  private static final List<String> NEEDED =
      List.of(
          ModelBundle.CONFIG,
          ModelBundle.WEIGHTS,
          ModelBundle.SPEAKERS,
          ModelBundle.PROVENANCE,
          ModelBundle.CARD);
  // 1980-01-01, the earliest date a zip can hold, in local time: no time zone enters the bytes.
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleZip() {}

  static Map<String, byte[]> read(InputStream in, String source) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
    long skipped = 0;
    try {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String name = e.getName();
        if (!NEEDED.contains(name) && !name.equals(CHECKSUMS)) {
          skipped += skip(zip, MAX_SKIPPED_BYTES - skipped, name, source);
          continue;
        }
        boolean isStored = e.getMethod() == ZipEntry.STORED;
        int most = isStored ? MAX_ENTRY_BYTES : MAX_INFLATED_BYTES;
        byte[] bytes = zip.readNBytes(most);
        if (bytes.length == most) {
          throw tooLarge(source, name, most);
        }
        if (entries.put(name, bytes) != null) {
          throw new IOException(source + ": damaged model bundle: two entries " + name);
        }
      }
    } catch (IllegalArgumentException e) { // what the zip reader says of such a name
      throw new IOException(
          source + ": damaged model bundle: expected names of entries in UTF-8, found others", e);
    } catch (ZipException | EOFException e) {
      throw new IOException(source + ": damaged model bundle: " + e.getMessage(), e);
    }
    byte[] sums = entries.remove(CHECKSUMS);
    if (sums == null) {
      throw lacks(source, CHECKSUMS);
    }
    verify(entries, new String(sums, StandardCharsets.UTF_8), source);
    return entries;
  }

  /** Passes an entry by that nobody needs; a few kilobytes of zip may stand for gigabytes. */
  private static long skip(ZipInputStream zip, long most, String name, String source)
      throws IOException {
    byte[] scratch = new byte[SCRATCH_BYTES];
    long count = 0;
    for (int n = zip.read(scratch); n >= 0; n = zip.read(scratch)) {
      count += n;
      if (count > most) {
        throw tooLarge(source, name, MAX_SKIPPED_BYTES);
      }
    }
    return count;
  }

  private static IOException tooLarge(String source, String name, int most) {
    return new IOException(
        source + ": entry " + name + ": expected less than " + (most >> 20) + " MiB, found more");
  }

  private static IOException lacks(String source, String name) {
    return new IOException(source + ": not a model bundle: it has no entry " + name);
  }

  private static void verify(Map<String, byte[]> entries, String sums, String source)
      throws IOException {
    for (String name : NEEDED) {
      byte[] bytes = entries.get(name);
      if (bytes == null) {
        throw lacks(source, name);
      }
      String line = Checksums.sha256(bytes) + "  " + name;
      if (sums.lines().noneMatch(line::equals)) {
        throw new IOException(source + ": entry " + name + " does not match its checksum");
      }
    }
  }

  /** Does not close {@code out}. */
  static void write(SortedMap<String, byte[]> entries, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, byte[]> e : entries.entrySet()) {
      sums.append(Checksums.sha256(e.getValue())).append("  ").append(e.getKey()).append('\n');
      put(zip, e.getKey(), e.getValue());
    }
    put(zip, CHECKSUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(DATE);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
