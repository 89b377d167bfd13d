// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The two jars with PyTorch's native libraries. They are large, so a distribution comes without
 * them: where they are not on the class path, they are taken from the folder that {@code
 * PHONOCODE_PYTORCH} names or else from the local Maven repository. Nothing is downloaded.
 */
final class TorchJars {
  /** DJL's mark of a jar with PyTorch. */
  private static final String MARK = "native/lib/pytorch.properties";

  private static final String CPU = "cpu";

  /**
   * One jar.
   *
   * @param classifier the machine that it is for; empty if for all
   */
  record Jar(String artifact, String version, Optional<String> classifier) {
    private static final String GROUP = "ai.djl.pytorch";

    String fileName() {
      return artifact + "-" + version + classifier.map(c -> "-" + c).orElse("") + ".jar";
    }

    /** Where a repository keeps it. */
    Path in(Path repository) {
      return repository
          .resolve(GROUP.replace('.', '/'))
          .resolve(artifact)
          .resolve(version)
          .resolve(fileName());
    }

    /** The same for machines without a GPU. */
    Jar forCpu() {
      return new Jar("pytorch-native-cpu", version, classifier);
    }

    /** What gets it into the local repository. */
    String command() {
      return "mvn dependency:get -Dtransitive=false -Dartifact=%s:%s:%s"
          .formatted(GROUP, artifact, version)
          .concat(classifier.map(c -> ":jar:" + c).orElse(""));
    }
  }

  private TorchJars() {}

  /**
   * A class loader that sees a PyTorch for this machine.
   *
   * @throws UnsupportedOperationException if it is nowhere, with the commands that get it
   */
  static ClassLoader loader() {
    return loader(
        TorchJars.class.getClassLoader(),
        CudaUtils.getGpuCount() > 0,
        Optional.ofNullable(System.getenv("PHONOCODE_PYTORCH")).map(Path::of),
        localRepository());
  }

  static ClassLoader loader(
      ClassLoader own, boolean hasGpu, Optional<Path> folder, Path repository) {
    List<String> flavors = flavors(own);
    if (flavors.contains(CPU) || (hasGpu && !flavors.isEmpty())) {
      return own;
    }
    List<Jar> needed = needed(machine());
    if (!hasGpu) {
      needed = List.of(needed.get(0).forCpu(), needed.get(1));
    }
    if (flavors.isEmpty()) {
      return with(find(needed, folder, repository), own);
    }
    // DJL passes a PyTorch for CUDA by where there is no driver, and looks for one for the CPU.
    try {
      return with(find(needed.subList(0, 1), folder, repository), own);
    } catch (UnsupportedOperationException e) {
      throw new UnsupportedOperationException(
          String.format(
              "this build is for a GPU (%s), and there is no CUDA driver here, so the CPU must"
                  + " do; %s",
              flavors.get(0), e.getMessage()),
          e);
    }
  }

  private static ClassLoader with(List<Path> jars, ClassLoader parent) {
    return new URLClassLoader(jars.stream().map(TorchJars::url).toArray(URL[]::new), parent);
  }

  /** What the PyTorch jars that a loader sees compute on: {@code cpu}, {@code cu124}. */
  private static List<String> flavors(ClassLoader loader) {
    try {
      List<String> flavors = new ArrayList<>();
      for (URL url : Collections.list(loader.getResources(MARK))) {
        Properties said = new Properties();
        try (InputStream in = url.openStream()) {
          said.load(in);
        }
        flavors.add(said.getProperty("flavor", CPU));
      }
      return flavors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The jars as files.
   *
   * @param folder where all of them must lie, if it is given
   * @param repository where else
   */
  static List<Path> find(List<Jar> jars, Optional<Path> folder, Path repository) {
    List<Path> files =
        jars.stream()
            .map(j -> folder.map(f -> f.resolve(j.fileName())).orElseGet(() -> j.in(repository)))
            .toList();
    List<Path> missing = files.stream().filter(f -> !Files.isRegularFile(f)).toList();
    if (missing.isEmpty()) {
      return files;
    }
    throw new UnsupportedOperationException(
        String.format(
            "PyTorch is not here: no %s; get it once with '%s', or let PHONOCODE_PYTORCH"
                + " name a folder with %s",
            missing.get(0),
            String.join(" && ", jars.stream().map(Jar::command).toList()),
            String.join(" and ", jars.stream().map(Jar::fileName).toList())));
  }

  /** What this build was made to run on. */
  static List<Jar> needed(String classifier) {
    Properties names = new Properties();
    try (InputStream in = TorchJars.class.getResourceAsStream("jars.properties")) {
      names.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        new Jar(
            names.getProperty("native.artifact"),
            names.getProperty("native.version"),
            Optional.of(classifier)),
        new Jar(
            names.getProperty("jni.artifact"), names.getProperty("jni.version"), Optional.empty()));
  }

  /** This machine, as DJL names it: {@code linux-x86_64}, {@code osx-aarch64}. */
  private static String machine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("win") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    String processor = System.getProperty("os.arch");
    return name + "-" + (processor.equals("amd64") ? "x86_64" : processor);
  }

  private static Path localRepository() {
    String named = System.getProperty("maven.repo.local");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".m2", "repository");
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("no URL for " + file, e);
    }
  }
}
