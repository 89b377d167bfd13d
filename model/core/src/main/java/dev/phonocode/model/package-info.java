/**
 * What a model is: its shape ({@link dev.phonocode.model.ModelConfig}), its numbers ({@link
 * dev.phonocode.model.Weights}) and the file that holds both ({@link
 * dev.phonocode.model.ModelBundle}).
 *
 * <p>The network itself is in {@code infer}, plain Java, to encode and decode, and in the module
 * {@code model/torch}, to train: {@code ARCHITECTURE.md} says which form is which. All implement
 * {@code src/design/0001-network.md} and read the same weights.
 */
package dev.phonocode.model;
