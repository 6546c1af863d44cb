package dev.poolscope.ui.gallery;

import dev.poolscope.ui.plot.StateCounts;
import java.util.List;

/// How an experiment looked in a run of it: the connections of its first hosts, from its start
/// until a while after the last change of any.
///
/// @param changes when settings change, each as a part of that time from 0 to 1
/// @param hosts at most [#MOST_HOSTS], in the order of the experiment
record RecordedSketch(List<Double> changes, List<Host> hosts) {
  /// As many hosts as a card has room for.
  static final int MOST_HOSTS = 4;

  /// The equal parts that the time is cut into.
  static final int COLUMNS = 80;

  /// Nothing to draw.
  static final RecordedSketch NONE = new RecordedSketch(List.of(), List.of());

  /// The most connections of a host at any time, at least 1.
  int most() {
    return hosts.stream()
        .flatMap(host -> host.columns().stream())
        .mapToInt(StateCounts::total)
        .reduce(1, Math::max);
  }

  /// One host.
  ///
  /// @param name as the experiment calls it
  /// @param columns its connections in each part of the time
  record Host(String name, List<StateCounts> columns) {}
}
