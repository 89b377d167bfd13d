/**
 * The network on DJL with the PyTorch engine: what is trained. Start at {@link
 * dev.phonocode.torch.net.Vqvae}.
 *
 * <p>Every class implements its paragraph of {@code src/design/0001-network.md}. Arrays are {@code
 * [B,C,T]}: batch, channels, time. Parameters live in {@link dev.phonocode.torch.net.Parameters}
 * under the names of the weight file; the layers hold references into it and no other state.
 *
 * <p>Papers: van den Oord, Vinyals, Kavukcuoglu 2017 (VQ-VAE); van den Oord et al. 2016 (WaveNet);
 * Zeghidour et al. 2021 (residual vector quantiser with quantiser dropout).
 */
package dev.phonocode.torch.net;
