package dev.poolscope.report;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.BodyHandling;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.stats.HostStats;
import dev.poolscope.stats.PickStats;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one row is made from.
///
/// @param label the target's name, `all` for all together, `none` for requests that no host was
///   picked for
/// @param stretch the stretch of time that it is of; null for the whole load phase
record SummarySource(
    Experiment experiment,
    String label,
    HostStats stats,
    PickStats pickStats,
    @Nullable Stretch stretch,
    RunFold fold) {
  /// Of the whole load phase.
  static SummarySource ofLoad(Experiment experiment, String label, HostStats stats, RunFold fold) {
    return new SummarySource(experiment, label, stats, fold.picks(), null, fold);
  }

  /// Of a stretch of it.
  static SummarySource of(Experiment experiment, StretchNumbers numbers, RunFold fold) {
    Stretch stretch = numbers.stretch();
    return new SummarySource(
        experiment, stretch.host(), numbers.stats(), numbers.picks(), stretch, fold);
  }

  /// How long it lasted, as far as it has been folded, in nanoseconds.
  long nanos() {
    return upTo(fold.loadNanos());
  }

  /// For how much of that arrivals were due: in the window, also where the load phase took longer
  /// to end.
  long dueNanos() {
    return upTo(Math.min(fold.loadNanos(), experiment.duration().toNanos()));
  }

  private long upTo(long endNanos) {
    return stretch == null
        ? endNanos
        : Math.max(0, Math.min(endNanos, stretch.toNanos()) - stretch.fromNanos());
  }

  /// A part or a percentile of so many; of a stretch, none of nothing.
  Object share(long of, double value) {
    return stretch != null && of == 0 ? "" : Numbers.rounded(value);
  }

  /// The row's target, or null if it is none's.
  @Nullable Target target() {
    return experiment.targets().stream()
        .filter(target -> target.name().equals(label))
        .findFirst()
        .orElse(null);
  }

  boolean isAll() {
    return label.equals(Experiment.ALL_HOSTS);
  }

  Transport transport() {
    return experiment.transport();
  }

  @Nullable Sample sample() {
    Target target = target();
    return target == null ? null : target.sample();
  }

  long picks() {
    return isAll() ? pickStats.picks() : pickStats.picks(label);
  }

  double fairness() {
    return fold.picks().fairness(experiment.targets().stream().map(Target::name).toList());
  }

  /// The first load of the target, balanced ones included; of any for all together.
  @Nullable Load load() {
    return experiment.load().stream()
        .filter(
            load ->
                isAll() || load.target().equals(label) || load.target().equals(Experiment.BALANCED))
        .findFirst()
        .orElse(null);
  }

  /// How long requests may take: those of the row's load.
  Duration requestTimeout() {
    Load load = load();
    Duration own = load == null ? null : load.requestTimeout();
    return own == null ? transport().requestTimeout() : own;
  }

  /// What callers do with response bodies: those of the row's load.
  BodyHandling body() {
    Load load = load();
    BodyHandling own = load == null ? null : load.body();
    return own == null ? transport().body() : own;
  }

  @Nullable Arrivals arrivals() {
    Load load = load();
    return load == null ? null : load.arrivals();
  }
}
