/**
 * A corpus on a cluster of this machine's own, which loses drivers and executors; profile {@code
 * cluster}.
 */
package dev.phonocode.corpus.cluster;
