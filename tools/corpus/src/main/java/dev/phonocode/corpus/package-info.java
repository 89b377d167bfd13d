/**
 * Corpora of any size as codes, on Apache Spark: a {@code DataFrame} of paths in, a {@code
 * DataFrame} of codes out.
 *
 * <pre>
 *  folder, MANIFEST.tsv, list ─► RecordingTable ─► path, location, speaker, split, text, bytes
 *                                                    │ CorpusEncoder
 *                                                    ▼
 *                        ShardedEncoding ◄── path, …, code_1 … code_n, error
 *                               │ shard by shard
 *                               ▼
 *                          CorpusFolder: codes/shard=N, failures/shard=N (Parquet)
 *                               │
 *                               ├─► CorpusStats
 *                               └─► CorpusDecoder ─► WAV files
 * </pre>
 *
 * <p>Start reading at {@link dev.phonocode.corpus.CorpusEncoder}. Files are read and written
 * through Hadoop's {@code FileSystem}; one process and a cluster run the same code. The only place
 * that knows Spark.
 */
package dev.phonocode.corpus;
