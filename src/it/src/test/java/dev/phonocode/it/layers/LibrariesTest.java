// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.layers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each third-party library is met in one place, so that it can be replaced in one place. */
class LibrariesTest {

  @Test
  void tarsosDspStaysBehindItsAdapters() {
    usedOnlyIn(
        "be.tarsos..",
        "be.tarsos.dsp.resample.Resampler",
        "dev.phonocode.audio.tarsos..",
        "dev.phonocode.codec.tarsos..",
        "dev.phonocode.analysis.metrics"); // its Fourier transform
  }

  @Test
  void decodersOfOtherFormatsStayInTheirReaders() {
    usedOnlyIn("javazoom..", "javazoom.jl.decoder.Decoder", "dev.phonocode.audio.formats.mp3");
    usedOnlyIn(
        "com.github.trilarion..",
        "com.github.trilarion.sound.vorbis.jcraft.jogg.Packet",
        "dev.phonocode.audio.formats.ogg");
    usedOnlyIn(
        "io.github.jaredmdobson..",
        "io.github.jaredmdobson.concentus.OpusMSDecoder",
        "dev.phonocode.audio.formats.ogg");
  }

  @Test
  void jflacStaysInTheFlacReader() {
    usedOnlyIn("org.jflac..", "org.jflac.FLACDecoder", "dev.phonocode.audio.flac..");
  }

  @Test
  void djlStaysInTheTorchModule() {
    usedOnlyIn("ai.djl..", "ai.djl.ndarray.NDArray", "dev.phonocode.torch..");
  }

  /** Everything else must load where the incubating module is missing. */
  @Test
  void theVectorApiStaysInTheKernels() {
    usedOnlyIn(
        "jdk.incubator.vector..",
        "jdk.incubator.vector.FloatVector",
        "dev.phonocode.model.infer.kernel..");
  }

  @Test
  void commonsCliStaysInTheCommandLine() {
    usedOnlyIn("org.apache.commons.cli..", "org.apache.commons.cli.Options", "dev.phonocode.cli..");
  }

  @Test
  void liblinearStaysInTheLinearClassifierAndCommonsTextWithTheJudgesOfVoices() {
    usedOnlyIn(
        "de.bwaldvogel.liblinear..",
        "de.bwaldvogel.liblinear.Linear",
        "dev.phonocode.analysis.linear");
    usedOnlyIn(
        "org.apache.commons.text..",
        "org.apache.commons.text.similarity.LevenshteinDistance",
        "dev.phonocode.analysis.voices..");
  }

  @Test
  void mustacheStaysInTheReport() {
    usedOnlyIn(
        "com.github.mustachejava..",
        "com.github.mustachejava.Mustache",
        "dev.phonocode.analysis.report");
  }

  /** Spark is not on the class path here, as it is not on a user's. */
  @Test
  void sparkAndHadoopStayWithTheCorpora() {
    String[] libraries = {"org.apache.spark..", "org.apache.hadoop.."};
    String home = "dev.phonocode.corpus..";
    noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(ProductClasses.ALL);
    assertTrue(
        ProductClasses.ALL
            .get("dev.phonocode.corpus.HadoopFiles")
            .getDirectDependenciesFromSelf()
            .stream()
            .map(d -> d.getTargetClass().getPackageName())
            .collect(Collectors.toSet())
            .containsAll(Set.of("org.apache.spark.sql", "org.apache.hadoop.fs")),
        "a misspelt pattern would forbid nothing");
  }

  /**
   * @param library the library's packages
   * @param witness a class of it: a misspelt pattern would forbid nothing
   * @param homes the packages that may use it
   */
  private static void usedOnlyIn(String library, String witness, String... homes) {
    Class<?> found = load(witness);
    assertTrue(PackageMatcher.of(library).matches(found.getPackageName()), witness);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(ProductClasses.ALL);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, LibrariesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the rule names a class that is not on the class path", e);
    }
  }
}
