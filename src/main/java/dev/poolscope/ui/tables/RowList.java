package dev.poolscope.ui.tables;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows shown as a list of their numbers, which are made when asked for: however many there
/// are, the list holds one array.
///
/// Threading: the JavaFX application thread.
final class RowList extends ObservableListBase<Integer> {
  private RowOrder order = RowOrder.NONE;

  RowOrder order() {
    return order;
  }

  /// Shows other rows. Rows that only came behind the others are told as such.
  void show(RowOrder next) {
    RowOrder before = order;
    order = next;
    boolean grown = next.startsWith(before);
    if (!grown || next.size() > before.size()) {
      fireChange(new Shown(this, grown ? RowOrder.NONE : before, grown ? before.size() : 0));
    }
  }

  @Override
  public Integer get(int index) {
    return order.row(index);
  }

  @Override
  public int size() {
    return order.size();
  }

  @Override
  public int indexOf(@Nullable Object row) {
    return row instanceof Integer number ? order.indexOf(number) : -1;
  }

  @Override
  public boolean contains(@Nullable Object row) {
    return indexOf(row) >= 0;
  }

  /// All rows from one place on are new, and others are gone from there; without copies of either.
  private static final class Shown extends ListChangeListener.Change<Integer> {
    private final RowOrder removed;
    private final int from;
    private boolean begun;

    Shown(RowList list, RowOrder removed, int from) {
      super(list);
      this.removed = removed;
      this.from = from;
    }

    @Override
    public boolean next() {
      boolean first = !begun;
      begun = true;
      return first;
    }

    @Override
    public void reset() {
      begun = false;
    }

    @Override
    public int getFrom() {
      return from;
    }

    @Override
    public int getTo() {
      return getList().size();
    }

    @Override
    public List<Integer> getRemoved() {
      return new AbstractList<>() {
        @Override
        public Integer get(int index) {
          return removed.row(index);
        }

        @Override
        public int size() {
          return removed.size();
        }
      };
    }

    @Override
    protected int[] getPermutation() {
      return new int[0];
    }
  }
}
