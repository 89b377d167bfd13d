/** Corpora on Spark in this process, with a tiny model and sound made here. */
package dev.phonocode.corpus;
