/**
 * Latents to codes: residual vector quantisation, and the searches that choose among its vectors.
 *
 * <p>A packet's codes are chosen frame after frame ({@link
 * dev.phonocode.model.infer.quantiser.PacketSearch}), by the error that is heard least ({@code
 * GreedySearch}) or by error and bits ({@code EntropyConstrainedSearch}). What is heard of an error
 * is {@link dev.phonocode.model.infer.quantiser.NoiseShaping}'s to say.
 */
package dev.phonocode.model.infer.quantiser;
