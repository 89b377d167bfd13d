// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

/** Damage where the first and third packet are coded with a prior. */
class PriorDamageTest extends DamageContract {
  PriorDamageTest() {
    super(Priors.stream(Priors.prior(4, 256, 2), 4, 5, 5_500));
  }
}
