// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's {@code .npz}: a zip of {@code .npy} files, here little-endian. An array begins with its
 * length, so all waits for the end.
 */
final class NpzWriter implements ExportWriter {
  private static final int SCALAR_BYTES = 8;

  /** Zip files cannot do without: a fixed one keeps equal codes equal files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;
  private final List<PhcPacket> packets = new ArrayList<>();
  private PhcHeader header;

  NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  @Override
  public void begin(PhcHeader own) {
    header = own;
  }

  @Override
  public void write(PhcPacket packet) {
    packets.add(packet);
  }

  @Override
  public void finish(long samples) throws IOException {
    int frames = packets.stream().mapToInt(PhcPacket::frames).sum();
    ByteBuffer codes = little(frames * header.books() * Integer.BYTES);
    ByteBuffer times = little(frames * Double.BYTES);
    ByteBuffer levels = little(packets.size());
    for (PhcPacket packet : packets) {
      levels.put((byte) packet.level());
      for (int frame = 0; frame < packet.frames(); frame++) {
        times.putDouble((packet.index() * header.packetFrames() + frame) / header.frameRateHz());
        for (int code : packet.frame(frame)) {
          codes.putInt(code);
        }
      }
    }
    byte[] speaker = header.speaker();
    ByteBuffer voice = little(speaker.length).put(speaker);
    String model = header.modelId();
    byte[] id = model.getBytes(Charset.forName("UTF-32LE"));
    add("codes", new Npy("<i4", (long) frames, (long) header.books()), codes);
    add("times", new Npy("<f8", (long) frames), times);
    add("frame_rate", new Npy("<f8"), scalar().putDouble(header.frameRateHz()));
    add("sample_rate", new Npy("<i4"), scalar().putInt(header.sampleRateHz()));
    add("samples", new Npy("<i8"), scalar().putLong(samples));
    add("model", new Npy("<U" + model.length()), little(id.length).put(id));
    add("level", new Npy("|i1", (long) packets.size()), levels);
    add("packet_frames", new Npy("<i4"), scalar().putInt(header.packetFrames()));
    add("voice", new Npy("|i1", (long) speaker.length), voice);
    zip.finish();
    zip.flush();
  }

  private static ByteBuffer scalar() {
    return little(SCALAR_BYTES);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void add(String name, Npy shape, ByteBuffer numbers) throws IOException {
    ZipEntry entry = new ZipEntry(name + Npy.EXTENSION);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    shape.write(zip);
    zip.write(numbers.array(), 0, numbers.position());
    zip.closeEntry();
  }
}
