package dev.poolscope.timeline;

import dev.poolscope.model.HostCounts;

/// The state of one host over time, exact to the event.
///
/// Threading: safe for use by any thread.
public interface HostSeries {
  /// The state after the last event at or before an instant.
  HostState at(long nanos);

  /// The state over a stretch cut into equal slots (the pixels of a picture), without missing a
  /// peak however long the stretch; takes time by the slots, not by the events.
  ///
  /// @param slots how many, at least 1
  void slots(TimeRange range, int slots, SlotSink sink);

  /// The counts at the end of what was read.
  HostCounts latest();

  /// One host's state at one instant.
  ///
  /// @param dialing dials that have neither succeeded nor failed
  /// @param active open connections held by a request
  /// @param idle open connections held by none
  /// @param waiting requests that have no connection yet
  /// @param opened connections opened so far
  /// @param closed connections closed so far
  /// @param timeWait the kernel's latest count of client sockets in TIME_WAIT, -1 where unknown
  /// @param serverTimeWait the same of the server's, -1 also where the server is elsewhere
  record HostState(
      int dialing,
      int active,
      int idle,
      int waiting,
      long opened,
      long closed,
      int timeWait,
      int serverTimeWait) {
    /// A state in which nothing is known of the server's sockets.
    public HostState(
        int dialing, int active, int idle, int waiting, long opened, long closed, int timeWait) {
      this(dialing, active, idle, waiting, opened, closed, timeWait, -1);
    }
  }

  /// Takes what [#slots] finds.
  @FunctionalInterface
  interface SlotSink {
    /// One slot.
    ///
    /// @param slot its number, from 0
    /// @param last the state at its end
    /// @param most the largest of each count that the slot saw; opened, closed: those in the slot;
    ///   where dials failed and none succeeded, none count as being dialed, or thousands of dials
    ///   that are refused at once would look like one that never ends
    /// @param meanWaiting how many requests had no connection, on average over the slot's time
    void slot(int slot, HostState last, HostState most, double meanWaiting);
  }
}
