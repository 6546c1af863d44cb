package dev.poolscope.ui.tables;

import dev.poolscope.filter.FilterException;
import dev.poolscope.filter.FilterProblem;
import dev.poolscope.filter.FilterTooCostlyException;
import dev.poolscope.filter.TableFilter;
import dev.poolscope.timeline.Moment;
import dev.poolscope.timeline.Table;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.session.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Which rows of one table are shown: those that pass the filter and lie in the chosen range,
/// sorted. They are found off the application thread, again whenever what they depend on changes,
/// and a few times a second while the run goes on; a search that takes long is repeated the less
/// often.
///
/// Threading: the JavaFX application thread.
final class TableModel {
  /// What [#progressProperty] holds while nothing is going on.
  static final double DONE = 1;

  /// After a search, so many times its duration pass before the next one without need.
  private static final int REST = 4;

  private final RunView view;
  private final Table table;
  private final FxExecutor work;
  private final Lifetimes lifetimes;
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ReadOnlyObjectWrapper<@Nullable FilterProblem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyObjectWrapper<RowOrder> order =
      new ReadOnlyObjectWrapper<>(this, "order", RowOrder.NONE);
  private final ReadOnlyObjectWrapper<Emptiness> emptiness =
      new ReadOnlyObjectWrapper<>(this, "emptiness", Emptiness.NONE);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", DONE);

  private String applied = "";
  private List<SortKey> keys = List.of();
  private Runnable stop = () -> {};
  private boolean searching;
  private int pulsesOfSearch;
  private int pulsesToRest;
  private long seenEvents = -1;
  private long seenNanos = -1;
  private @Nullable Moment seenMoment;

  /// Written by the search, read by the pulse.
  private volatile double part;

  TableModel(RunView view, Table table, FxExecutor work) {
    this.view = view;
    this.table = table;
    this.work = work;
    this.lifetimes = Lifetimes.of(table);
    filter.addListener(_ -> filterChanged());
    view.rangeProperty().addListener(_ -> search());
  }

  Table table() {
    return table;
  }

  RunView view() {
    return view;
  }

  /// The filter as the user writes it.
  StringProperty filterProperty() {
    return filter;
  }

  /// What is wrong with the filter; while it is, the rows of the last right one are shown.
  ReadOnlyObjectProperty<@Nullable FilterProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The rows to show; set anew after every search, so that cells can be drawn again.
  ReadOnlyObjectProperty<RowOrder> orderProperty() {
    return order.getReadOnlyProperty();
  }

  /// Why there are no rows, where there are none.
  ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
    return emptiness.getReadOnlyProperty();
  }

  /// The filter that the rows have passed.
  String appliedFilter() {
    return applied;
  }

  /// How far the search has come that is going on, or [#DONE].
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /// Sorts by these columns from now on.
  void sort(List<SortKey> wanted) {
    if (!keys.equals(wanted)) {
      keys = List.copyOf(wanted);
      search();
    }
  }

  /// Looks whether there is something new; called a few times a second.
  void pulse() {
    if (searching) {
      pulsesOfSearch++;
      progress.set(part);
    } else if (pulsesToRest > 0) {
      pulsesToRest--;
    } else if (seenEvents != events() || seenNanos != nanos() || isOtherMoment()) {
      search();
    }
  }

  /// Whether cells may have become others though nothing is shown that was not.
  @SuppressWarnings("ReferenceEquality") // Comparing all of both would take longer than a search.
  private boolean isOtherMoment() {
    return seenMoment != view.moment();
  }

  private void filterChanged() {
    try {
      IntPredicate _ = TableFilter.compile(filter.get(), table);
      problem.set(null);
      if (!applied.equals(filter.get())) {
        applied = filter.get();
        search();
      }
    } catch (FilterException e) {
      problem.set(e.problem());
    }
  }

  private void search() {
    stop.run();
    seenEvents = events();
    seenNanos = nanos();
    seenMoment = view.moment();
    part = 0;
    pulsesOfSearch = 0;
    RowQuery query = new RowQuery(rows(), tests(), keys);
    boolean hasRange = view.rangeProperty().get() != null;
    searching = true;
    Runnable cancel =
        work.call(() -> Found.by(query, hasRange, done -> part = done), this::found, this::failed);
    if (searching) {
      stop = cancel;
    }
  }

  /// What came of a search.
  private record Found(RowOrder rows, Emptiness emptiness) {
    static Found by(RowQuery query, boolean hasRange, DoubleConsumer progress) {
      RowOrder rows = query.run(progress);
      return new Found(rows, rows.size() > 0 ? Emptiness.NONE : query.emptiness(hasRange));
    }
  }

  private void found(Found found) {
    ended();
    RowOrder rows = found.rows();
    emptiness.set(found.emptiness());
    order.set(rows.size() == 0 ? RowOrder.of(new int[0]) : rows);
  }

  private void failed(Exception cause) {
    ended();
    if (!(cause instanceof FilterTooCostlyException)) {
      throw new IllegalStateException("the rows of " + table.name() + " cannot be found", cause);
    }
    String message = String.valueOf(cause.getMessage());
    problem.set(new FilterProblem(0, applied.length(), message, List.of(), null));
  }

  private void ended() {
    searching = false;
    pulsesToRest = REST * pulsesOfSearch;
    progress.set(DONE);
  }

  private int rows() {
    int size = table.size();
    return view.followingProperty().get() ? size : lifetimes.begun(size, nanos());
  }

  /// Each search has tests of its own, since they may be used by one thread only.
  private List<IntPredicate> tests() {
    List<IntPredicate> tests = new ArrayList<>();
    TimeRange range = view.rangeProperty().get();
    if (range != null) {
      tests.add(lifetimes.within(range));
    }
    if (!applied.isBlank()) {
      try {
        tests.add(TableFilter.compile(applied, table));
      } catch (FilterException e) {
        throw new IllegalStateException("was compiled before: " + applied, e);
      }
    }
    return tests;
  }

  private long events() {
    return view.followingProperty().get() ? view.recording().eventCount() : seenEvents;
  }

  private long nanos() {
    return view.nowNanosProperty().get();
  }
}
