/**
 * The trained network on PyTorch for bulk work, many utterances at once, on a CPU or a GPU. Start
 * at {@link dev.phonocode.torch.bulk.BulkEncoder} and {@link dev.phonocode.torch.bulk.BulkDecoder}.
 *
 * <p>Its arithmetic is PyTorch's, which differs by device and batch: codes are nearly always those
 * of {@link dev.phonocode.model.infer}, and samples are drawn from nearly the same distributions
 * with the same random numbers, but neither is promised. Where equal bits matter, use {@code
 * infer}.
 */
package dev.phonocode.torch.bulk;
