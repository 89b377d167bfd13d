/**
 * corpus encode, decode and stats: its options and help. What it does is a {@link
 * dev.phonocode.cli.corpus.CorpusEngine} from another jar, since that needs Apache Spark.
 */
package dev.phonocode.cli.corpus;
