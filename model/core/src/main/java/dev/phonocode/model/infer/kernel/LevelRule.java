// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * How a band's level is drawn, and the scratch for it.
 *
 * @param scale 1 / temperature, positive
 * @param floor probability under which levels are cut; 0 for none
 * @param p [levels] weights, the largest 1
 * @param sums [{@link KnotTable#CLASSES}] of them, by level modulo CLASSES
 */
public record LevelRule(KnotTable table, float scale, float floor, float[] p, float[] sums) {
  /** With scratch of its own. */
  public LevelRule(KnotTable table, float scale, float floor) {
    this(table, scale, floor, new float[table.levels()], new float[KnotTable.CLASSES]);
  }
}
