package dev.poolscope.ui.scope;

import dev.poolscope.timeline.FailureSeries;
import dev.poolscope.timeline.HostSeries.HostState;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The exact values at one instant, in words.
///
/// @param instant when
/// @param hosts each host's state, in the order of the experiment
/// @param lane that the machine stood still there, and what is known of the lane under the pointer;
///   empty where there is neither
record Readout(String instant, List<HostValues> hosts, List<String> lane) {
  private static final int MOST_HOSTS = 10;

  /// One host's state.
  ///
  /// @param host whose colour it has, by its place in the experiment
  /// @param name of its band
  /// @param failures which of its requests have failed; empty if none has
  record HostValues(int host, String name, HostState state, String failures) {
    String words() {
      return String.format(
              Locale.ROOT,
              "%,d dialing  %,d active  %,d idle  %,d waiting",
              state.dialing(),
              state.active(),
              state.idle(),
              state.waiting())
          + (failures.isEmpty() ? "" : "  " + failures);
    }
  }

  /// The values at an instant up to which the run is shown.
  static Readout at(long nanos, Frame frame, ScopeData data) {
    long known = Math.min(nanos, frame.nowNanos());
    List<HostValues> values = new ArrayList<>();
    data.bands(frame.apart()).stream()
        .limit(MOST_HOSTS)
        .forEach(
            band -> {
              HostState state = band.series(data.recording()).at(known);
              FailureSeries failures = band.failures(data.recording());
              String failed =
                  FailedInWords.of(failures.before(band.failuresOf(data.parts()), known + 1));
              values.add(new HostValues(band.host(), band.name(), state, failed));
            });
    String instant = NumberText.instant(known, frame.axis().nanosPerPixel());
    return new Readout(instant, values, standstill(known, data));
  }

  private static List<String> standstill(long nanos, ScopeData data) {
    return data.recording().standstills(new TimeRange(nanos, nanos + 1)).stream()
        .map(stretch -> "Poolscope stood still here for " + NumberText.duration(stretch.nanos()))
        .toList();
  }

  /// The same with what is known of a connection.
  Readout withLane(ScopeData data, int row, long nowNanos) {
    List<String> words = new ArrayList<>(lane());
    String host = data.hosts().get(data.lanes().host(row));
    long port = data.localPort(row);
    String of = data.hasInstances() ? ", of instance " + data.lanes().instance(row) : "";
    words.add("C" + data.connection(row) + " to " + host + (port > 0 ? ", port " + port : "") + of);
    LaneEnd ended = LaneEnd.of(data.lanes(), row, nowNanos);
    if (ended == null) {
      words.add(data.dialedNanos(row) > nowNanos ? "being dialed" : "open");
    } else {
      words.add((ended.isDial() ? "never opened: " : "closed: ") + ended.words());
      words.add(ended.sentence());
    }
    return new Readout(instant, hosts, words);
  }

  /// All of it in one sentence, for those who hear it.
  String sentence() {
    String states =
        hosts.stream()
            .map(host -> host.name() + ": " + host.words().replace("  ", ", "))
            .collect(Collectors.joining("; "));
    String more = lane.isEmpty() ? "" : ". " + String.join(", ", lane);
    return "At " + instant + ": " + states + more;
  }
}
