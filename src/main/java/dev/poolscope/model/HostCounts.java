package dev.poolscope.model;

/// What one host's connections and requests amount to at one instant. Open connections are active
/// plus idle, and opened minus closed.
///
/// @param dialing dials that have neither succeeded nor failed
/// @param active open connections held by at least one request
/// @param idle open connections held by none
/// @param waiting requests that have no connection yet
/// @param opened dials that succeeded so far
/// @param closed connections closed so far
/// @param dialsStarted dials begun so far
/// @param dialsFailed dials that failed so far
/// @param neverUsed opened connections not given to any request so far
/// @param reusedCarried requests so far that were given a connection that had carried one before
/// @param reusedMarked requests so far that were given a connection marked reused by the pool
/// @param issued requests begun so far
/// @param ok requests that ended well so far
/// @param failed requests that failed so far
/// @param retries attempts repeated so far
/// @param dropped arrivals not admitted so far
/// @param kernel the operating system's latest count
public record HostCounts(
    int dialing,
    int active,
    int idle,
    int waiting,
    long opened,
    long closed,
    long dialsStarted,
    long dialsFailed,
    long neverUsed,
    long reusedCarried,
    long reusedMarked,
    long issued,
    long ok,
    long failed,
    long retries,
    long dropped,
    KernelCounts kernel) {

  /// Open connections.
  public int open() {
    return active + idle;
  }

  /// Requests begun and not ended.
  public long unfinished() {
    return issued - ok - failed;
  }
}
