// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The columns of a table, each with what its cell says of an item; an item is a row.
 *
 * @param <T> of the items
 */
public final class Columns<T> {
  private final List<String> names = new ArrayList<>();
  private final List<Function<? super T, ?>> cells = new ArrayList<>();

  /** One more column on the right. */
  public Columns<T> add(String name, Function<? super T, ?> cell) {
    names.add(name);
    cells.add(cell);
    return this;
  }

  /** The table of these items, in their order. */
  public Table of(String name, String title, Collection<? extends T> items) {
    return new Table(name, title, names, items.stream().map(this::row).toList());
  }

  private List<Object> row(T item) {
    return cells.stream().<Object>map(cell -> cell.apply(item)).toList();
  }
}
