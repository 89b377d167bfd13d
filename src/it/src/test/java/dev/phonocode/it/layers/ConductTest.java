// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What library code never does, whatever it is for. */
class ConductTest {

  private static final String COMMAND_LINE = "dev.phonocode.cli..";

  private static final String DEFINES_THE_FUSED_SUM = ".*\\.(FusedMultiplyAdd|FmaHardware)(\\$.*)?";

  /**
   * Functions of {@code Math} whose last bit Java leaves to the machine, and the fused sum, which
   * is slow on some: {@code FusedMultiplyAdd} is for that.
   */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "fma");

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should(ACCESS_STANDARD_STREAMS)
        .check(ProductClasses.ALL);
  }

  @Test
  void onlyTheCommandLineEndsTheProgram() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND_LINE)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(ProductClasses.ALL);
  }

  /** The same file must give the same samples on every machine. */
  @Test
  void normativeArithmeticAsksNothingOfTheMachine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.phonocode.audio.signal..",
            "dev.phonocode.model.signal..",
            "dev.phonocode.model.infer..",
            "dev.phonocode.codec..")
        .and()
        .haveNameNotMatching(DEFINES_THE_FUSED_SUM)
        .should()
        .callMethodWhere(inexactMathFunction())
        .check(ProductClasses.ALL);
  }

  private static DescribedPredicate<JavaMethodCall> inexactMathFunction() {
    return describe(
        "java.lang.Math's " + INEXACT,
        call ->
            call.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(call.getName()));
  }
}
