/**
 * The house's layer rules as tests. {@code ProductClasses} is what they look at; {@code
 * ScannedClassesTest} makes sure that this is everything, since a rule over nothing always holds.
 */
package dev.phonocode.it.layers;
