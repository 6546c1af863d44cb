package dev.poolscope.advise;

import dev.poolscope.experiment.Share;

/// What an experiment can ask of one host, and of the machine for it.
///
/// @param host the target's name
/// @param path the field that asks for most of it, elements of lists by their index from 0
/// @param perSecond the most requests in a second; infinite where the host alone bounds it
/// @param surely connections at a time that there must be
/// @param likely connections at a time that there may be while the host answers as it is meant to
/// @param atMost connections at a time that there may be where it does not answer
/// @param closedPerSecond connections that the client closes in a second while the host answers as
///   it is meant to; each has its port for a while after that
public record HostDemand(
    String host,
    String path,
    double perSecond,
    long surely,
    long likely,
    long atMost,
    double closedPerSecond) {
  /// Nothing.
  static HostDemand none(String host) {
    return new HostDemand(host, "", 0, 0, 0, 0, 0);
  }

  /// What both ask for at a time.
  HostDemand plus(HostDemand other) {
    return new HostDemand(
        host,
        other.likely > likely || path.isEmpty() ? other.path : path,
        perSecond + other.perSecond,
        sum(surely, other.surely),
        sum(likely, other.likely),
        sum(atMost, other.atMost),
        closedPerSecond + other.closedPerSecond);
  }

  /// The larger of what both ask for.
  HostDemand max(HostDemand other) {
    return new HostDemand(
        host,
        other.likely > likely ? other.path : path,
        Math.max(perSecond, other.perSecond),
        Math.max(surely, other.surely),
        Math.max(likely, other.likely),
        Math.max(atMost, other.atMost),
        Math.max(closedPerSecond, other.closedPerSecond));
  }

  /// What one of several runs that send the load together asks for.
  HostDemand part(Share share) {
    int of = share.of();
    return new HostDemand(
        host,
        path,
        perSecond / of,
        surely / of,
        ofMany(likely, of),
        ofMany(atMost, of),
        closedPerSecond / of);
  }

  private static long ofMany(long all, int of) {
    return all == Long.MAX_VALUE ? all : Math.ceilDiv(all, of);
  }

  /// The same with no more connections than a limit allows.
  HostDemand within(long limit) {
    return new HostDemand(
        host,
        path,
        perSecond,
        Math.min(surely, limit),
        Math.min(likely, limit),
        Math.min(atMost, limit),
        closedPerSecond);
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
