// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * NumPy's {@code .npz}, as {@code np.savez} and {@code np.savez_compressed} write it: {@code codes}
 * [frames][books], and any of {@code level} [packets] or one for all, {@code samples}, {@code
 * packet_frames}, {@code model} and {@code voice}. Other arrays are passed by.
 */
final class NpzReader {
  private static final Set<String> NUMBERS =
      Set.of("codes", "level", "samples", "packet_frames", "voice");
  private static final int MAX_TEXT = 256; // characters

  private final ZipInputStream zip;
  private final String source;
  private final Map<String, NpyNumbers> arrays = new HashMap<>();
  private Optional<String> model = Optional.empty();

  NpzReader(InputStream in, String source) {
    // Names of other arrays may be in any encoding, and must not stop the reading.
    zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    this.source = source;
  }

  void into(GatheredFrames frames) throws IOException {
    readArrays();
    if (model.isPresent()) {
      frames.model("array model", model.get());
    }
    OptionalLong packetFrames = single("packet_frames");
    if (packetFrames.isPresent()) {
      frames.packetFrames("array packet_frames", packetFrames.getAsLong());
    }
    if (arrays.containsKey("voice")) {
      frames.voice("array voice", arrays.get("voice").all());
    }
    OptionalLong samples = single("samples");
    if (samples.isPresent()) {
      frames.samples("array samples", samples.getAsLong());
    }
    add(codes(), frames);
  }

  private void readArrays() throws IOException {
    try {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        String file = e.getName();
        String name = file.endsWith(Npy.EXTENSION) ? file.substring(0, file.length() - 4) : "";
        if (NUMBERS.contains(name)) {
          read(name);
        } else if (name.equals("model")) {
          model = Optional.of(text(name));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new ExportFormatException(source, "zip", "whole entries", e.getMessage());
    }
  }

  private void read(String name) throws IOException {
    String what = "array " + name;
    Npy header = Npy.read(zip, source, what);
    if (arrays.put(name, NpyNumbers.read(zip, header, source, what)) != null) {
      throw new ExportFormatException(source, what, "it once", "it twice");
    }
  }

  /** A text that NumPy holds as UTF-32 or as bytes, in either case filled up with zeros. */
  private String text(String name) throws IOException {
    String what = "array " + name;
    Npy header = Npy.read(zip, source, what);
    boolean isWide = header.type().matches("[<>]U\\d{1,3}");
    if (!isWide && !header.type().matches("\\|S\\d{1,3}") || !header.shape().isEmpty()) {
      throw new ExportFormatException(source, what, "one text", header.type());
    }
    Charset charset =
        !isWide
            ? StandardCharsets.ISO_8859_1
            : Charset.forName(header.type().startsWith("<") ? "UTF-32LE" : "UTF-32BE");
    return new String(zip.readNBytes(MAX_TEXT * Integer.BYTES), charset).replace("\0", "");
  }

  private OptionalLong single(String name) throws ExportFormatException {
    if (!arrays.containsKey(name)) {
      return OptionalLong.empty();
    }
    NpyNumbers array = arrays.get(name);
    if (array.size() != 1) {
      throw new ExportFormatException(source, "array " + name, "one number", array.size());
    }
    return OptionalLong.of(array.at(0));
  }

  private NpyNumbers codes() throws ExportFormatException {
    NpyNumbers codes = arrays.get("codes");
    if (codes == null) {
      throw new ExportFormatException(source, "zip", "an array codes", "none");
    }
    if (codes.header().shape().isEmpty()) {
      throw new ExportFormatException(source, "array codes", "[frames][books]", "one number");
    }
    return codes;
  }

  private void add(NpyNumbers codes, GatheredFrames frames) throws ExportFormatException {
    frames.books("array codes [frames][books]", codes.columns());
    int packetFrames = frames.packetFrames();
    int packets = (codes.rows() + packetFrames - 1) / packetFrames;
    Optional<NpyNumbers> level = Optional.ofNullable(arrays.get("level"));
    int levels = level.map(NpyNumbers::size).orElse(1);
    if (levels != 1 && levels != packets) {
      throw new ExportFormatException(
          source, "array level", "1 or " + packets + " of packets of " + packetFrames, levels);
    }
    for (int frame = 0; frame < codes.rows(); frame++) {
      String place = "codes[" + frame + "]";
      if (level.isPresent()) {
        int packet = levels == 1 ? 0 : frame / packetFrames;
        frames.level("level[" + packet + "]", level.get().at(packet));
      }
      frames.add(place, codes.row(frame));
    }
  }
}
