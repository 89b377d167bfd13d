/**
 * What several verbs are told alike: the model, how to encode, how to decode, whose voice, which
 * stretch, which recordings. An option's name, its help and its check stand together.
 *
 * <p>Start at {@link dev.phonocode.cli.options.Models}.
 */
package dev.phonocode.cli.options;
