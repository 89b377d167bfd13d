/**
 * Recordings, found: a folder and all folders in it, or a table that lists them.
 *
 * <pre>
 *  folder ──────► FolderWalk ─┐
 *  MANIFEST.tsv ──────────────┴─► Manifest: path, speaker, split, text; and what was left out
 * </pre>
 *
 * <p>Start reading at {@link dev.phonocode.audio.corpus.Manifest}. What training, evaluation and
 * analysis read goes through here, so that they all see the same recordings.
 */
package dev.phonocode.audio.corpus;
