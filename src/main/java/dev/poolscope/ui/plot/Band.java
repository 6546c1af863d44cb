package dev.poolscope.ui.plot;

import java.util.List;

/// What the band of one host shows, and where.
///
/// @param slots its states, a slot for each pixel
/// @param stack the part with the connections, stacked by state, and the waiting requests
/// @param churn the part below it that says when connections were opened and closed
/// @param scale the largest numbers, which the band is drawn to
public record Band(StateSlots slots, Span stack, Span churn, Scale scale) {
  /// The largest numbers of one band, or of several that are drawn to the same scale.
  ///
  /// @param connections at least 1
  /// @param waiting requests without a connection
  /// @param timeWait sockets in TIME_WAIT
  public record Scale(int connections, int waiting, int timeWait) {
    /// The scale that all of these fit in.
    public static Scale of(List<StateSlots> bands) {
      int connections = 1;
      int waiting = 0;
      int timeWait = 0;
      for (StateSlots band : bands) {
        connections = Math.max(connections, band.mostConnections());
        waiting = Math.max(waiting, StateSlots.most(band.waiting()));
        timeWait = Math.max(timeWait, StateSlots.most(band.timeWait()));
      }
      return new Scale(connections, waiting, timeWait);
    }

    /// The same with room for so many connections.
    public Scale withConnections(int most) {
      return new Scale(most, waiting, timeWait);
    }
  }
}
