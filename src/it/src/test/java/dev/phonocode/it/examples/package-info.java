/** The programs of src/examples, run as their readers would. */
package dev.phonocode.it.examples;
