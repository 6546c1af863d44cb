package dev.poolscope.ui.scope;

import dev.poolscope.timeline.FailureSeries;
import dev.poolscope.timeline.HostSeries;
import dev.poolscope.timeline.Parts;
import dev.poolscope.timeline.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What a band shows: a host, or what one of the run's clients has to do with it.
///
/// @param host by its place in the experiment
/// @param instance the client's number, from 1; 0 for all clients
/// @param name what the band is called
record BandOf(int host, int instance, String name) {
  /// The bands of a recording.
  ///
  /// @param apart whether each client has a band of its own
  static List<BandOf> all(Recording recording, boolean apart) {
    List<String> names = recording.hosts();
    int instances = recording.experiment().instances();
    List<BandOf> bands = new ArrayList<>();
    for (int host = 0; host < names.size(); host++) {
      String name = names.get(host);
      if (!apart || instances == 1) {
        bands.add(new BandOf(host, 0, name));
      } else {
        int place = host;
        IntStream.rangeClosed(1, instances)
            .mapToObj(instance -> new BandOf(place, instance, "#" + instance + " " + name))
            .forEach(bands::add);
      }
    }
    return List.copyOf(bands);
  }

  HostSeries series(Recording recording) {
    String host = recording.hosts().get(this.host);
    return instance == 0 ? recording.series(host) : recording.series(host, instance);
  }

  FailureSeries failures(Recording recording) {
    return instance == 0 ? recording.failures() : recording.failuresApart();
  }

  /// Its number in [#failures].
  int failuresOf(Parts parts) {
    return instance == 0 ? host : parts.part(host, instance);
  }
}
