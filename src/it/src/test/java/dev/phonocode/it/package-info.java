/**
 * What no single module can test: the layer rules in {@code layers}, the launcher in {@code
 * launcher}, and the program as it is shipped. This package holds what they share.
 */
package dev.phonocode.it;
