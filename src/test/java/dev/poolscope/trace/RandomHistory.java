package dev.poolscope.trace;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.HostCounts;
import dev.poolscope.model.KernelCounts;
import dev.poolscope.model.PoolEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A small simulated client that tells one valid event after the other: requests wait, are given
/// connections, are retried, end; connections are dialed, carry requests and are closed, in use or
/// not. As real clients do, it may tell late that a connection was released: after the next request
/// has it, after its close, or after its request ended.
///
/// It keeps counts of its own, and needs memory only for what is open or unfinished.
public final class RandomHistory {
  private final Random random;
  private final List<String> hosts;
  private final int mostConnections;
  private final int mostRequests;
  private final Map<String, HostTally> counts = new LinkedHashMap<>();
  private final List<Connection> dialing = new ArrayList<>();
  private final List<Connection> open = new ArrayList<>();
  private final List<Request> waiting = new ArrayList<>();
  private final List<Request> running = new ArrayList<>();
  private final List<Request> leaving = new ArrayList<>();
  private final List<Hold> lateReleases = new ArrayList<>();
  private long connections;
  private long requests;

  /// A history that has not begun.
  ///
  /// @param mostConnections dialing or open at a time
  /// @param mostRequests unfinished at a time
  public RandomHistory(Random random, List<String> hosts, int mostConnections, int mostRequests) {
    this.random = random;
    this.hosts = hosts;
    this.mostConnections = mostConnections;
    this.mostRequests = mostRequests;
    hosts.forEach(host -> counts.put(host, new HostTally()));
  }

  /// What should be counted by now.
  public Map<String, HostCounts> counts() {
    Map<String, HostCounts> snapshot = new LinkedHashMap<>();
    counts.forEach((host, tally) -> snapshot.put(host, tally.counts()));
    return snapshot;
  }

  boolean isOpenOrDialing(long connection) {
    return Stream.concat(open.stream(), dialing.stream()).anyMatch(c -> c.number == connection);
  }

  /// How many requests there were by now.
  public long requests() {
    return requests;
  }

  /// How many connections were dialed by now.
  public long connections() {
    return connections;
  }

  /// What happens next.
  public PoolEvent next() {
    while (true) {
      PoolEvent event = attempt(random.nextInt(100));
      if (event != null) {
        return event;
      }
    }
  }

  private @Nullable PoolEvent attempt(int dice) {
    if (dice < 20) {
      return unfinished() < mostRequests ? issue() : null;
    } else if (dice < 24) {
      return dialing.size() + open.size() < mostConnections ? dial() : null;
    } else if (dice < 28) {
      return dialing.isEmpty() ? null : endDial(take(dialing));
    } else if (dice < 48) {
      return waiting.isEmpty() || open.isEmpty() ? null : acquire();
    } else if (dice < 66) {
      return running.isEmpty() ? null : goOn(any(running));
    } else if (dice < 80) {
      return leaving.isEmpty() ? null : end(take(leaving), false);
    } else if (dice < 92) {
      return lateReleases.isEmpty() ? null : release(take(lateReleases));
    } else if (dice < 95) {
      return open.isEmpty() ? null : close(take(open));
    } else if (dice < 96) {
      return waiting.isEmpty() ? null : end(take(waiting), true);
    }
    return aside();
  }

  private int unfinished() {
    return waiting.size() + running.size() + leaving.size();
  }

  private PoolEvent issue() {
    Request request = new Request(++requests, any(hosts));
    waiting.add(request);
    count(request.host).issued++;
    count(request.host).waiting++;
    return new PoolEvent.RequestIssued(request.host, request.number, request.number, "client-1");
  }

  private PoolEvent dial() {
    Connection dialed = new Connection(++connections, any(hosts));
    dialing.add(dialed);
    count(dialed.host).dialsStarted++;
    count(dialed.host).dialing++;
    return new PoolEvent.DialStarted(dialed.host, dialed.number, 0, DialCause.NO_IDLE_CONNECTION);
  }

  private PoolEvent endDial(Connection dialed) {
    count(dialed.host).dialing--;
    if (random.nextInt(20) == 0) {
      count(dialed.host).dialsFailed++;
      return new PoolEvent.DialFailed(
          dialed.host, dialed.number, 0, FailureKind.REFUSED, "refused");
    }
    open.add(dialed);
    count(dialed.host).opened++;
    count(dialed.host).neverUsed++;
    count(dialed.host).idle++;
    int port = 10_000 + (int) (dialed.number % 50_000);
    return new PoolEvent.ConnectionOpened(dialed.host, dialed.number, 0, port, "127.0.0.1:8080");
  }

  private @Nullable PoolEvent acquire() {
    Connection connection = any(open);
    if (connection.user != null) {
      return null;
    }
    Request request = take(waiting);
    if (connection.holders.contains(request.number)) {
      waiting.add(request);
      return null;
    }
    if (connection.holders.isEmpty()) {
      count(connection.host).idle--;
      count(connection.host).active++;
    }
    connection.user = request;
    connection.holders.add(request.number);
    boolean reused = connection.used;
    if (connection.used) {
      count(connection.host).reusedCarried++;
      count(connection.host).reusedMarked++;
    } else {
      count(connection.host).neverUsed--;
    }
    connection.used = true;
    request.connection = connection;
    request.steps = 0;
    running.add(request);
    count(request.host).waiting--;
    return new PoolEvent.ConnectionAcquired(
        connection.host, connection.number, request.number, reused);
  }

  private @Nullable PoolEvent goOn(Request request) {
    long connection = request.connection().number;
    return switch (request.steps++) {
      case 0 -> new PoolEvent.RequestSent(request.host, connection, request.number);
      case 1 -> new PoolEvent.FirstByte(request.host, connection, request.number);
      default -> letGo(request);
    };
  }

  private @Nullable PoolEvent letGo(Request request) {
    Connection connection = request.connection();
    running.remove(request);
    connection.user = null;
    Hold hold = new Hold(connection, request.number);
    if (random.nextInt(20) == 0) {
      lateReleases.add(hold);
      waiting.add(request);
      count(request.host).waiting++;
      count(request.host).retries++;
      return new PoolEvent.RequestRetried(
          request.host, connection.number, request.number, FailureKind.EOF, "end of stream");
    }
    leaving.add(request);
    if (random.nextInt(3) == 0) {
      lateReleases.add(hold);
      return null;
    }
    return release(hold);
  }

  private PoolEvent release(Hold hold) {
    Connection connection = hold.connection;
    connection.holders.remove(hold.request);
    if (!connection.closed && connection.holders.isEmpty()) {
      count(connection.host).active--;
      count(connection.host).idle++;
    }
    return new PoolEvent.ConnectionReleased(connection.host, connection.number, hold.request);
  }

  private PoolEvent close(Connection connection) {
    connection.closed = true;
    HostTally host = count(connection.host);
    host.closed++;
    if (connection.holders.isEmpty()) {
      host.idle--;
    } else {
      host.active--;
    }
    return new PoolEvent.ConnectionClosed(
        connection.host,
        connection.number,
        any(List.of(CloseReason.values())),
        any(List.of(ClosedBy.values())),
        random.nextInt(1_000),
        random.nextInt(1_000),
        random.nextInt(10));
  }

  private PoolEvent end(Request request, boolean waits) {
    HostTally host = count(request.host);
    if (waits) {
      host.waiting--;
      host.failed++;
      return new PoolEvent.RequestEnded(
          request.host, 0, request.number, 0, FailureKind.TIMEOUT_WAITING_CONN, 0, "late");
    }
    host.ok++;
    return new PoolEvent.RequestEnded(
        request.host, request.connection().number, request.number, 200, null, 64, "");
  }

  private PoolEvent aside() {
    String host = any(hosts);
    return switch (random.nextInt(3)) {
      case 0 -> {
        int established = random.nextInt(9);
        count(host).kernel = new KernelCounts(established, 1, 2);
        yield new PoolEvent.KernelSampled(host, established, 1, 2);
      }
      case 1 -> new PoolEvent.ChangeApplied("targets." + host + ".sample.delay", "5ms");
      default -> {
        count(host).dropped++;
        yield new PoolEvent.ArrivalDropped(host, requests);
      }
    };
  }

  private HostTally count(String host) {
    return counts.computeIfAbsent(host, _ -> new HostTally());
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> T take(List<T> list) {
    int last = list.size() - 1;
    int i = random.nextInt(list.size());
    T taken = list.set(i, list.get(last));
    list.removeLast();
    return taken;
  }

  private static final class Connection {
    final long number;
    final String host;
    final List<Long> holders = new ArrayList<>();
    @Nullable Request user;
    boolean used;
    boolean closed;

    Connection(long number, String host) {
      this.number = number;
      this.host = host;
    }
  }

  private static final class Request {
    final long number;
    final String host;
    @Nullable Connection connection;
    int steps;

    Request(long number, String host) {
      this.number = number;
      this.host = host;
    }

    Connection connection() {
      return Objects.requireNonNull(connection);
    }
  }

  private record Hold(Connection connection, Long request) {}
}
