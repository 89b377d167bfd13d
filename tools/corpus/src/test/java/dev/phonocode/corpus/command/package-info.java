/** The verbs of a corpus, called as the program calls them. */
package dev.phonocode.corpus.command;
