/**
 * What is measured, not tested: {@link dev.phonocode.bench.KernelBench} with JMH, {@link
 * dev.phonocode.bench.StreamsBench} for streams that step together, and {@link
 * dev.phonocode.bench.TorchRatio}, the same network as a loop of PyTorch calls. CONTRIBUTING.md
 * says how to run them.
 */
package dev.phonocode.bench;
