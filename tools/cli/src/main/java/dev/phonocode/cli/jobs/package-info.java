/**
 * Several files into a folder: who does them ({@link dev.phonocode.cli.jobs.FileJobs} on threads,
 * {@link dev.phonocode.cli.jobs.BulkJobs} in batches on {@link dev.phonocode.cli.jobs.Engine
 * PyTorch}), and what is said of each ({@link dev.phonocode.cli.jobs.Tally}).
 *
 * <p>Knows no verb.
 */
package dev.phonocode.cli.jobs;
