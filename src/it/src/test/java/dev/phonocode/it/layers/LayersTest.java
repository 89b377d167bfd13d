// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.layers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceRule;
import dev.phonocode.it.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Imports point down only: {@code tools → codec → model/core → audio-io}, and {@code tools →
 * model/torch → model/core} beside it.
 */
class LayersTest {

  private static final String AUDIO = "dev.phonocode.audio..";
  private static final String MODEL = "dev.phonocode.model..";
  private static final String TORCH = "dev.phonocode.torch..";
  private static final String CODEC = "dev.phonocode.codec..";

  /** All of ours that is no library layer: the command line and whatever tools follow it. */
  private static final DescribedPredicate<JavaClass> TOOLS =
      resideInAPackage("dev.phonocode..").and(resideOutsideOfPackages(AUDIO, MODEL, TORCH, CODEC));

  @Test
  void audioImportsNoOtherLayer() {
    noClasses()
        .that()
        .resideInAPackage(AUDIO)
        .should()
        .dependOnClassesThat(resideInAnyPackage(MODEL, TORCH, CODEC).or(TOOLS))
        .check(ProductClasses.ALL);
  }

  @Test
  void modelImportsOnlyAudio() {
    noClasses()
        .that()
        .resideInAPackage(MODEL)
        .should()
        .dependOnClassesThat(resideInAnyPackage(TORCH, CODEC).or(TOOLS))
        .check(ProductClasses.ALL);
  }

  @Test
  void torchImportsNeitherTheCodecNorATool() {
    noClasses()
        .that()
        .resideInAPackage(TORCH)
        .should()
        .dependOnClassesThat(resideInAPackage(CODEC).or(TOOLS))
        .check(ProductClasses.ALL);
  }

  /** So that a user of the codec needs neither the trainer nor its native libraries. */
  @Test
  void codecImportsNeitherPyTorchNorATool() {
    noClasses()
        .that()
        .resideInAPackage(CODEC)
        .should()
        .dependOnClassesThat(resideInAPackage(TORCH).or(TOOLS))
        .check(ProductClasses.ALL);
  }

  /**
   * What a library user must not lean on, nobody does but the codec, the command line and the page.
   */
  @Test
  void theInternalsOfTheCodecAreUsedByItselfAndItsToolsAlone() {
    noClasses()
        .that(
            resideInAPackage("dev.phonocode..")
                .and(resideOutsideOfPackages(CODEC, "dev.phonocode.cli..", "dev.phonocode.page..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.phonocode.codec.internal..")
        .check(ProductClasses.ALL);
  }

  @Test
  void theExamplesForUsersUseNothingInternal() throws IOException {
    for (Path file : Checkout.javaFiles(Checkout.root().resolve("src/examples"))) {
      assertFalse(Files.readString(file).contains(".internal."), file.toString());
    }
  }

  /**
   * A package may open its own sub-packages to the world, as {@code audio} opens {@code audio.wav};
   * that one direction does not count, and without it nothing may lead back to where it started.
   */
  @Test
  void noPackageDependsOnItselfThroughOthers() {
    SliceRule rule = slices().matching("dev.phonocode.(**)").should().beFreeOfCycles();
    Set<String> packages =
        ProductClasses.ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    for (String door : packages) {
      rule = rule.ignoreDependency(resideInAPackage(door), resideInAPackage(door + ".*.."));
    }
    rule.check(ProductClasses.ALL);
  }
}
