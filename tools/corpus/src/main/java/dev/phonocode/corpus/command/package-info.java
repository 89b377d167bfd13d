/** The verbs of a corpus on Spark: arguments to one library call, and a report. */
package dev.phonocode.corpus.command;
