package dev.poolscope.ui.scope;

import dev.poolscope.timeline.HostSeries;
import dev.poolscope.ui.plot.Band;
import dev.poolscope.ui.plot.StateSlots;
import java.util.ArrayList;
import java.util.List;

/// The hosts whose bands are in sight, and the scales of these bands.
final class HostsInSight {
  /// A limit this many times above what is used is named, but not drawn to scale.
  private static final double FAR_ABOVE = 1.5;

  private HostsInSight() {}

  static List<HostBand.Host> of(Frame frame, ScopeData data) {
    ScopeLayout layout = frame.layout();
    List<BandOf> all = data.bands(frame.apart());
    List<Integer> places = new ArrayList<>();
    List<StateSlots> bands = new ArrayList<>();
    for (int place = 0; place < layout.hosts(); place++) {
      double top = layout.bandTop(place, frame.scroll().bands());
      if (top < layout.bands().bottom()
          && layout.bandTop(place + 1, frame.scroll().bands()) > layout.bands().top()) {
        places.add(place);
        HostSeries series = all.get(place).series(data.recording());
        bands.add(StateSlots.of(series, frame.axis(), frame.nowNanos()));
      }
    }
    LimitLines limits = data.limits(frame.apart()).upTo(frame.nowNanos());
    List<Band.Scale> scales = scales(bands, limits, frame.ownScales());
    List<HostBand.Host> inSight = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      BandOf band = all.get(place);
      inSight.add(
          new HostBand.Host(
              place,
              band,
              Math.rint(layout.bandTop(place, frame.scroll().bands())),
              bands.get(i),
              scales.get(i),
              band.series(data.recording()).at(frame.nowNanos()),
              limits,
              FailureRow.of(band, bands.get(i), frame, data)));
    }
    return inSight;
  }

  /// The scale of each band: the same for all, or that of its own numbers. It reaches up to a limit
  /// only where that is not far above what was used.
  ///
  /// @param own whether each has a scale of its own
  static List<Band.Scale> scales(List<StateSlots> bands, LimitLines limits, boolean own) {
    Band.Scale shared = Band.Scale.of(bands);
    return bands.stream()
        .map(band -> own ? Band.Scale.of(List.of(band)) : shared)
        .map(
            scale ->
                scale.withConnections(
                    limits.highestUpTo(scale.connections(), FAR_ABOVE * scale.connections())))
        .toList();
  }
}
