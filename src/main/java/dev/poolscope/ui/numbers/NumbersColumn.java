package dev.poolscope.ui.numbers;

import dev.poolscope.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/// What one column of the numbers is about.
///
/// @param name what stands above it
/// @param host the host, or [Experiment#ALL_HOSTS]
/// @param instance which of the run's clients, from 1; 0 for all of them
record NumbersColumn(String name, String host, int instance) {
  /// More clients than this are looked at one by one.
  static final int MOST_APART = 12;

  /// The columns of a run: all hosts, each host and, where all clients are shown, each of these.
  ///
  /// @param instances how many clients the run has
  /// @param shown which of them is shown, from 1; 0 for all of them
  static List<NumbersColumn> of(List<String> hosts, int instances, int shown) {
    List<NumbersColumn> columns = new ArrayList<>();
    if (hosts.size() != 1) {
      columns.add(new NumbersColumn(Experiment.ALL_HOSTS, Experiment.ALL_HOSTS, shown));
    }
    hosts.forEach(host -> columns.add(new NumbersColumn(host, host, shown)));
    if (shown == 0 && instances > 1 && instances <= MOST_APART) {
      for (int instance = 1; instance <= instances; instance++) {
        columns.add(new NumbersColumn("#" + instance, Experiment.ALL_HOSTS, instance));
      }
    }
    return columns;
  }
}
