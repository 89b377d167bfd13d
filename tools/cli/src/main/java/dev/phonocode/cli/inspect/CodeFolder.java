// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.audio.corpus.FolderWalk;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.jobs.FileJobs;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The codes of all recordings and {@code .phc} files of a folder, each in a file of its own.
 *
 * @param from folder to read, and all folders in it
 * @param to folder to write, laid out alike
 */
record CodeFolder(Path from, Path to, CodeFileKind format, Arguments arguments) {
  static CodeFolder of(Arguments arguments, CodeFileKind format) throws UsageException {
    String to =
        arguments
            .optionalOperand(1)
            .filter(operand -> !operand.equals(Destination.STDOUT))
            .orElseThrow(() -> new UsageException("IN is a folder: OUT must be one too"));
    return new CodeFolder(Path.of(arguments.operand(0)), Path.of(to), format, arguments);
  }

  int write(Console console) throws UsageException, IOException {
    Map<Path, Path> inputs = new HashMap<>(); // by output
    FolderWalk walk = FolderWalk.of(from, CodeFolder::isWanted);
    CorpusInput.say(walk.leftOut(), console);
    List<Path> files = walk.files();
    if (files.isEmpty()) {
      throw new IOException(from + ": no .wav, .flac or .phc file in it");
    }
    for (Path file : files) {
      Path twin = inputs.put(output(file), file);
      if (twin != null) {
        throw new IOException(file + ": its codes would go to the same file as those of " + twin);
      }
    }
    List<FileJobs.Job> jobs = new ArrayList<>();
    for (Path file : files) {
      Destination destination = Destination.of(output(file).toString(), arguments);
      jobs.add(new FileJobs.Job(file.toString(), destination));
    }
    LazyCodec codec = new LazyCodec(arguments, console);
    return FileJobs.of(jobs, arguments)
        .run(
            console,
            (job, words) -> {
              Files.createDirectories(job.destination().path().toAbsolutePath().getParent());
              CodesVerb.write(job.input(), job.destination(), format, codec, words);
              return new FileJobs.Done("", List.of());
            });
  }

  private static boolean isWanted(Path file) {
    return Manifest.isRecording(file) || file.toString().matches("(?i).*\\.phc");
  }

  private Path output(Path file) {
    String relative = from.relativize(file).toString();
    String stem = relative.substring(0, relative.lastIndexOf('.'));
    return to.resolve(stem + "." + format.extension());
  }
}
