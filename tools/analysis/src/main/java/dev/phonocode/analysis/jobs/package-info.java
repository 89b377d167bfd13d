// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Work on many recordings: several threads, programs of this machine, and how far it is. Start at
 * {@link dev.phonocode.analysis.jobs.Batch}.
 */
package dev.phonocode.analysis.jobs;
