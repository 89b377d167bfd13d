// SPDX-License-Identifier: GPL-3.0-or-later

/** The network in plain Java: configuration, bundles, the signal chain, inference, the prior. */
module dev.phonocode.model {
  requires com.google.gson;
  requires transitive dev.phonocode.audio;
  requires static jdk.incubator.vector;
  requires org.slf4j;

  exports dev.phonocode.model;
  exports dev.phonocode.model.infer;
  exports dev.phonocode.model.infer.kernel;
  exports dev.phonocode.model.infer.prior;
  exports dev.phonocode.model.infer.quantiser;
  exports dev.phonocode.model.signal;

  opens dev.phonocode.model to
      com.google.gson;
}
