package dev.poolscope.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds, for each connection of a run, the one that the capture has of it: by the client's port
/// and the server's address and port, and where these were used more than once, by the time of
/// the SYN.
/// A dial that failed has told no port, so for it the server's port and the time have to do.
///
/// Threading: confined to one thread.
final class ConnectionMatch {
  private final List<CapturedConnection> left;
  private final Map<Long, CapturedConnection> found = new HashMap<>();
  private final Map<String, Integer> serverPorts;
  private final RunClock clock;

  /// @param captured in the order of their SYNs
  /// @param serverPorts by target
  ConnectionMatch(
      List<OwnConnection> own,
      List<CapturedConnection> captured,
      Map<String, Integer> serverPorts,
      RunClock clock) {
    this.left = new ArrayList<>(captured);
    this.serverPorts = serverPorts;
    this.clock = clock;
    List<OwnConnection> opened = own.stream().filter(one -> one.row().openedNanos() >= 0).toList();
    byPorts(opened);
    own.stream().filter(one -> one.row().openedNanos() < 0).forEach(this::byTime);
  }

  /// What the capture has of a connection, null if nothing.
  @Nullable CapturedConnection of(OwnConnection own) {
    return found.get(own.row().connection());
  }

  /// What the run does not have, in the order of the SYNs.
  List<CapturedConnection> unmatched() {
    return left;
  }

  private void byPorts(List<OwnConnection> opened) {
    Map<Ports, List<CapturedConnection>> byPorts = new HashMap<>();
    for (CapturedConnection one : left) {
      byPorts.computeIfAbsent(Ports.of(one), _ -> new ArrayList<>()).add(one);
    }
    // Those that fit in every way come first, so that one whose time is wrong takes none of theirs.
    for (OwnConnection own : opened) {
      List<CapturedConnection> same = byPorts.getOrDefault(Ports.of(own), new ArrayList<>());
      same.stream()
          .filter(one -> clock.fits(own, one))
          .findFirst()
          .ifPresent(one -> take(own, one, same));
    }
    for (OwnConnection own : opened) {
      List<CapturedConnection> same = byPorts.getOrDefault(Ports.of(own), new ArrayList<>());
      if (!found.containsKey(own.row().connection()) && !same.isEmpty()) {
        take(own, same.getFirst(), same);
      }
    }
    left.clear();
    byPorts.values().forEach(left::addAll);
    left.sort(Comparator.comparingLong(CapturedConnection::synEpochNanos));
  }

  private void take(OwnConnection own, CapturedConnection one, List<CapturedConnection> from) {
    found.put(own.row().connection(), one);
    from.remove(one);
  }

  private void byTime(OwnConnection own) {
    Integer port = serverPorts.get(own.row().host());
    left.stream()
        .filter(one -> Objects.equals(port, one.server().getPort()) && clock.fits(own, one))
        .findFirst()
        .ifPresent(one -> take(own, one, left));
  }

  /// @param localPort the client's
  /// @param remote the server's address and port as `connections.csv` has them
  private record Ports(int localPort, String remote) {
    static Ports of(OwnConnection own) {
      return new Ports(own.row().localPort(), own.row().remote());
    }

    static Ports of(CapturedConnection one) {
      String text = one.server().toString();
      return new Ports(one.client().getPort(), text.substring(text.indexOf('/') + 1));
    }
  }
}
