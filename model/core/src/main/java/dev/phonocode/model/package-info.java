/**
 * What a model is: its shape ({@link dev.phonocode.model.ModelConfig}), its numbers ({@link
 * dev.phonocode.model.Weights}) and the file that holds both ({@link
 * dev.phonocode.model.ModelBundle}).
 *
 * <p>The network itself stands twice beside this package: {@code nn} on DJL, to train, and {@code
 * infer} in plain Java, to encode and decode. Both implement {@code src/design/0001-network.md} and
 * read the same weights.
 */
package dev.phonocode.model;
