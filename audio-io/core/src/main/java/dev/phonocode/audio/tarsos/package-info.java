/**
 * The one place that touches TarsosDSP (GPL-3.0, {@code be.tarsos.dsp}).
 *
 * <p>Only the parts that were measured to be right are used, each behind a small class that states
 * its contract: {@link dev.phonocode.audio.tarsos.TarsosResampler} changes sample rates, {@link
 * dev.phonocode.audio.tarsos.PitchTracker} finds the pitch of a voice.
 */
package dev.phonocode.audio.tarsos;
