// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.it.layers;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All compiled classes of the modules that a user gets, read once. */
final class ProductClasses {

  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.phonocode");

  private ProductClasses() {}
}
