/**
 * What {@code bench} measures with: speech that needs no recording ({@link
 * dev.phonocode.cli.bench.SyntheticSpeech}), and how fast this machine could be at best ({@link
 * dev.phonocode.cli.bench.MachineLimits}).
 */
package dev.phonocode.cli.bench;
