package dev.poolscope.ui.session;

import dev.poolscope.report.RunReport;
import dev.poolscope.timeline.Moment;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Tables;
import dev.poolscope.timeline.TablesAsOf;
import dev.poolscope.timeline.TimeRange;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One opened run as its views look at it: all of them show the same time, range and selection.
///
/// Threading: the JavaFX application thread.
public final class RunView {
  /// What [#cursorNanosProperty] holds while the pointer is nowhere on the time axis.
  public static final long NO_CURSOR = -1;

  private final Recording recording;

  /// How the run stood at the instant shown, or a little before; null while that is the end.
  private final AtomicReference<@Nullable Moment> moment = new AtomicReference<>();

  private @Nullable Tables tables;
  private final ReadOnlyLongWrapper nowNanos = new ReadOnlyLongWrapper(this, "nowNanos");
  private final LongProperty cursorNanos = new SimpleLongProperty(this, "cursorNanos", NO_CURSOR);
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final ObjectProperty<@Nullable TimeRange> visible =
      new SimpleObjectProperty<>(this, "visible");
  private final ObjectProperty<@Nullable TimeRange> range =
      new SimpleObjectProperty<>(this, "range");
  private final ObjectProperty<Selected> selected =
      new SimpleObjectProperty<>(this, "selected", new Selected.Nothing());

  /// A view of a recording, following its end.
  public RunView(Recording recording) {
    this.recording = recording;
  }

  /// What was recorded.
  public Recording recording() {
    return recording;
  }

  /// Takes over how far the recording has come, unless the view is frozen. Called once a pulse.
  public void pulse() {
    if (following.get()) {
      moment.set(null);
      nowNanos.set(recording.endNanos());
    }
  }

  /// Whether all is shown that was recorded; otherwise nothing that is said of the run may come
  /// from behind [#nowNanosProperty].
  public boolean showsAll() {
    return following.get() || (recording.isComplete() && nowNanos.get() >= recording.endNanos());
  }

  /// The run's numbers, expectations and findings over what is shown of it.
  public RunReport report() {
    Moment shown = moment();
    return shown == null ? recording.report() : shown.report();
  }

  /// Whether [#report] can change no more.
  public boolean isOver() {
    return recording.isComplete() && showsAll();
  }

  /// The run's tables over what is shown of it. They may be read by any thread.
  public Tables tables() {
    if (tables == null) {
      tables = TablesAsOf.of(recording, moment::get);
    }
    return tables;
  }

  /// How the run stood at the instant shown, or a little before; null while all is shown.
  public @Nullable Moment moment() {
    return showsAll() ? null : moment.get();
  }

  /// The instant up to which views show the run; stands still while the view is frozen.
  public ReadOnlyLongProperty nowNanosProperty() {
    return nowNanos.getReadOnlyProperty();
  }

  /// Shows a finished run as of an instant, as playback does; the view must be frozen.
  public void showUpTo(long nanos) {
    Moment last = moment.get();
    boolean goesBack = last == null ? nanos < nowNanos.get() : nanos < last.nanos();
    if (goesBack) {
      // What came later is not known yet; what there was by then has still to be read.
      moment.set(Moment.beforeAll(recording));
    }
    nowNanos.set(nanos);
    if (showsAll()) {
      moment.set(null);
    }
  }

  /// Takes over how the run stood at an instant, unless that is behind the one shown by now.
  void take(Moment read) {
    if (!showsAll() && read.nanos() <= nowNanos.get()) {
      moment.set(read);
    }
  }

  /// Whether the view goes on with the run; otherwise it is frozen while the run goes on.
  public BooleanProperty followingProperty() {
    return following;
  }

  /// The instant under the pointer, in nanoseconds since the start of the run, or [#NO_CURSOR].
  public LongProperty cursorNanosProperty() {
    return cursorNanos;
  }

  /// The stretch that the time axis shows; null for the whole run.
  public ObjectProperty<@Nullable TimeRange> visibleProperty() {
    return visible;
  }

  /// The stretch that tables and numbers speak of; null for the whole run.
  public ObjectProperty<@Nullable TimeRange> rangeProperty() {
    return range;
  }

  /// What is selected.
  public ObjectProperty<Selected> selectedProperty() {
    return selected;
  }
}
