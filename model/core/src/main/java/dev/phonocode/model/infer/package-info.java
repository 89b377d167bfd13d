/**
 * The network in plain Java: speech features to codes and codes to samples, with one fixed order of
 * float32 operations, so that every machine gives the same bits.
 *
 * <p>Start at {@link dev.phonocode.model.infer.SpeechModel}. What is computed is {@code
 * src/design/0001-network.md}; how it is rounded is {@link dev.phonocode.model.infer.kernel}.
 */
package dev.phonocode.model.infer;
