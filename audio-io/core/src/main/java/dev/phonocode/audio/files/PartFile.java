// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Waits beside the file until it is whole. */
final class PartFile extends AtomicFile {
  private final OutputTarget target;
  private final Existing existing;
  private final Path part;
  private final FileChannel channel;

  private PartFile(OutputTarget target, Existing existing, Path part, FileChannel channel) {
    super(target.name(), Channels.newOutputStream(channel));
    this.target = target;
    this.existing = existing;
    this.part = part;
    this.channel = channel;
  }

  static PartFile open(OutputTarget target, Existing existing) throws IOException {
    // Not createTempFile, whose files only their owner can read. Drawn by lot, since a killed
    // process leaves its part behind and the next one in a container has the same number; and not
    // made of the file's name, which may be as long as names can be.
    String tag = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path part = target.file().resolveSibling(".phonocode-" + tag + ".part");
    var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    PartFile file = new PartFile(target, existing, part, channel);
    try {
      var permissions = target.permissions();
      if (permissions.isPresent()) {
        Files.setPosixFilePermissions(part, permissions.get());
      }
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public boolean isDirect() {
    return false;
  }

  @Override
  public void overwrite(long position, byte[] bytes) throws IOException {
    stream().flush();
    try {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left, position + left.position());
      }
    } catch (IOException e) {
      throw FileErrors.named(target.name(), e);
    }
  }

  @Override
  public void commit() throws IOException {
    stream().flush();
    try {
      channel.force(true);
      channel.close();
      appear();
    } catch (IOException e) {
      throw FileErrors.named(target.name(), e);
    }
  }

  private void appear() throws IOException {
    if (existing == Existing.REFUSE) {
      if (appearAsLink()) {
        return;
      }
      target.check(existing);
    }
    Files.move(
        part, target.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * A second name for the part file, and then the first one goes: unlike a move this fails by
   * itself where the name is taken, however late. False on file systems without such links.
   */
  private boolean appearAsLink() throws IOException {
    try {
      Files.createLink(target.file(), part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      return false;
    }
    Files.delete(part);
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
