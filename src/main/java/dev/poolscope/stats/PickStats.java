package dev.poolscope.stats;

import dev.poolscope.model.PoolEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a balancer's picks amount to over the load phase, or a stretch of it.
///
/// Threading: confined to one thread.
public final class PickStats {
  private static final Host NONE = new Host();

  private final Map<String, Host> hosts = new HashMap<>();
  private final @Nullable Map<Client, String> hostByClient;
  private final Host all = new Host();
  private final Map<Integer, String> firsts = new TreeMap<>();
  private String latest = "";
  private long run;

  /// A client of the balancer, of which each of the run's own clients has one.
  private record Client(int instance, String key) {}

  private static final class Host {
    private long picks;
    private long longestRun;
    private long moves;
  }

  private PickStats(@Nullable Map<Client, String> hostByClient) {
    this.hostByClient = hostByClient;
  }

  /// With the moves of clients, for which the last host of each is remembered.
  public PickStats() {
    this(new HashMap<>());
  }

  /// Without the moves of clients, which stay 0.
  public static PickStats withoutMoves() {
    return new PickStats(null);
  }

  /// Counts a pick of the balancer of one of the run's clients.
  public void count(PoolEvent.Picked pick, int instance) {
    Host host = hosts.computeIfAbsent(pick.host(), _ -> new Host());
    firsts.putIfAbsent(instance, pick.host());
    host.picks++;
    all.picks++;
    run = pick.host().equals(latest) ? run + 1 : 1;
    latest = pick.host();
    host.longestRun = Math.max(host.longestRun, run);
    all.longestRun = Math.max(all.longestRun, run);
    if (hostByClient == null) {
      return;
    }
    String before = hostByClient.put(new Client(instance, pick.key()), pick.host());
    if (before != null && !before.equals(pick.host())) {
      host.moves++;
      all.moves++;
    }
  }

  /// The host that each of the run's clients picked first, by the client's number.
  public Map<Integer, String> firsts() {
    return Collections.unmodifiableMap(firsts);
  }

  /// All picks.
  public long picks() {
    return all.picks;
  }

  /// The picks of a host.
  public long picks(String host) {
    return of(host).picks;
  }

  /// The most picks of one host, whichever, without another host's between them.
  public long longestRun() {
    return all.longestRun;
  }

  /// The most picks of a host without another host's between them.
  public long longestRun(String host) {
    return of(host).longestRun;
  }

  /// Picks that sent a client to another host than its pick before.
  public long moves() {
    return all.moves;
  }

  /// Picks that sent a client to a host from another one.
  public long moves(String host) {
    return of(host).moves;
  }

  /// How evenly the picks are spread over some hosts, as Jain's index: 1 when all have the same
  /// number, 1/n when one of n has them all; 0 without picks.
  public double fairness(Iterable<String> names) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (String name : names) {
      double picks = picks(name);
      sum += picks;
      squares += picks * picks;
      n++;
    }
    return squares == 0 ? 0 : sum * sum / (n * squares);
  }

  private Host of(String host) {
    return hosts.getOrDefault(host, NONE);
  }
}
