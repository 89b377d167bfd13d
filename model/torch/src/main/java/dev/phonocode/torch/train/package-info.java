/**
 * Training on DJL: from a manifest of recordings to a model bundle. Start at {@link
 * dev.phonocode.torch.train.Trainer}.
 *
 * <p>Everything random is a function of (seed, step), and everything that changes is in the {@link
 * dev.phonocode.torch.train.run.Checkpoint}: a run that was killed and resumed ends in the same
 * bits as one that was not, on a CPU at a fixed number of threads.
 *
 * <pre>
 *   Manifest ─► Corpus (cached once) ─► BatchSampler ─► CodecLearner.step ─► TrainedWeights, CodebookLearner
 *                                                            ▲
 *                                  run.TrainingRun (the loop)┴─► metrics.jsonl, checkpoint, model.phm
 * </pre>
 *
 * <p>A prior over the codes is trained afterwards: {@link
 * dev.phonocode.torch.train.prior.PriorTrainer}, from a bundle and the same corpus to the bundle
 * with its prior ({@code src/design/0005-prior.md}).
 */
package dev.phonocode.torch.train;
