package dev.poolscope.ui.shell;

import dev.poolscope.ui.fx.DrawingPace;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;
import dev.poolscope.ui.inspector.InspectorView;
import dev.poolscope.ui.numbers.NumbersView;
import dev.poolscope.ui.predict.PredictionView;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.session.MomentReader;
import dev.poolscope.ui.session.RunView;
import dev.poolscope.ui.tables.TablesView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.Node;

/// The views of one opened run and where they are: the one place that knows which features there
/// are. A place without views is absent.
///
/// Threading: the JavaFX application thread.
final class Features implements AutoCloseable {
  /// A pointer that is followed must not lag; what the run adds is drawn less often.
  private static final Duration SCOPE_EVERY = Duration.ZERO;

  private final ScopeView scope;
  private final TablesView tables;
  private final List<Node> right = new ArrayList<>();
  private final List<Runnable> registrations = new ArrayList<>();

  /// The features of a run.
  Features(RunView view, RunContext context, WorkbenchHost host) {
    FxExecutor executor = host.executor();
    PulsePump pump = host.pump();
    Duration wordsEvery = DrawingPace.ofThisMachine().words();
    registrations.add(pump.register(Duration.ZERO, view::pulse));
    MomentReader moments = new MomentReader(view, executor);
    registrations.add(pump.register(DrawingPace.ofThisMachine().pictures(), moments::pulse));
    registrations.add(moments::dispose);
    scope = new ScopeView(view, host.plotStyle(), host.layout().ownScalesProperty());
    registrations.add(
        pump.register(
            SCOPE_EVERY,
            (LongConsumer)
                nanos -> {
                  scope.pulse(nanos);
                  if (scope.isPlaying()) {
                    pump.attend();
                  }
                }));
    tables = new TablesView(view, executor, context.closeConnection());
    registrations.add(pump.register(wordsEvery, tables::pulse));
    registrations.add(tables::dispose);
    NumbersView numbers = new NumbersView(view, executor);
    if (context.before() != null) {
      DifferenceLine difference =
          new DifferenceLine(view, context.directory().path(), context.before(), host::compare);
      numbers.putAbove(difference, difference::pulse);
    }
    if (!context.predictions().isEmpty()) {
      PredictionView prediction = new PredictionView(view, context.predictions());
      numbers.putAbove(prediction, prediction::pulse);
    }
    numbers.remediesAppliedBy(context.remedies());
    right.add(numbers);
    registrations.add(pump.register(wordsEvery, numbers::pulse));
    ExpectationsOf expectations = new ExpectationsOf(view.recording(), context, executor, numbers);
    registrations.add(pump.register(wordsEvery, expectations::pulse));
    InspectorView inspector = new InspectorView(view, executor);
    right.add(inspector);
    registrations.add(pump.register(wordsEvery, inspector::pulse));
  }

  /// The scope, in the middle.
  ScopeView scope() {
    return scope;
  }

  /// The tables, below it.
  TablesView tables() {
    return tables;
  }

  /// At the right, one below the other.
  List<Node> right() {
    return right;
  }

  /// Ends what wakes them.
  @Override
  public void close() {
    registrations.forEach(Runnable::run);
  }
}
