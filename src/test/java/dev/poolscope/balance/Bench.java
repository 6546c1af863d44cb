package dev.poolscope.balance;

import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A balancer under test, driven in virtual time, with all leases that it gave.
///
/// Steps are written as words: `p` picks and holds, `p@KEY` picks for a key, `q` picks and releases
/// at once, `c` picks and connects at once, `rN` releases the N-th pick, `xN` fails it, `tN` lets N
/// milliseconds pass.
final class Bench {
  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000 * MILLI;

  final Balancer balancer;
  final List<Lease> leases = new ArrayList<>();
  long nowNanos;

  private Bench(Balancer balancer) {
    this.balancer = balancer;
  }

  /// @param hosts names with their weights, such as `a b:5`
  /// @param options as `poolscope pick` takes them: `maxConns=2`
  static Bench of(String id, String hosts, String... options) {
    return seeded(1, id, hosts, options);
  }

  /// A bench whose balancer draws by a seed.
  static Bench seeded(long seed, String id, String hosts, String... options) {
    return with(
        new BalancerSetup(
            settings(id, options), members(hosts), seed, RandomSource.seeded(seed), Map.of()));
  }

  static Bench with(BalancerSetup setup) {
    return new Bench(setup.create());
  }

  /// The settings of a kind with options.
  static BalancerSettings settings(String id, String... options) {
    List<Setting> settings = new ArrayList<>(List.of(Setting.parse("kind=" + id, "")));
    Stream.of(options).forEach(option -> settings.add(Setting.parse(option, "")));
    return new RecordFormat<>(BalancerSettings.class, "a balancer", "").of(settings);
  }

  static List<BalancerSetup.Member> members(String hosts) {
    return words(hosts)
        .map(
            word -> {
              int colon = word.indexOf(':');
              return colon < 0
                  ? new BalancerSetup.Member(word, 1)
                  : new BalancerSetup.Member(
                      word.substring(0, colon), Integer.parseInt(word.substring(colon + 1)));
            })
        .toList();
  }

  /// Names h0, h1 and so on.
  static String hosts(int count) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append('h').append(i).append(' ');
    }
    return names.toString();
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.strip().split(" +")).filter(word -> !word.isEmpty());
  }

  /// Runs steps; the names of the endpoints picked, joined by blanks.
  String run(String steps) throws NoEndpointException {
    List<String> picked = new ArrayList<>();
    for (String step : words(steps).toList()) {
      String rest = step.substring(1);
      switch (step.charAt(0)) {
        case 'p' -> picked.add(pick(rest.isEmpty() ? null : rest.substring(1)).endpoint());
        case 'c' -> picked.add(connect(pick(null)).endpoint());
        case 'q' -> picked.add(end(pick(null), Outcome.succeeded(0)).endpoint());
        case 'r' -> end(leases.get(Integer.parseInt(rest)), Outcome.succeeded(0));
        case 'x' -> end(leases.get(Integer.parseInt(rest)), Outcome.FAILED);
        case 't' -> nowNanos += Long.parseLong(rest) * MILLI;
        default -> throw new IllegalArgumentException(step);
      }
    }
    return String.join(" ", picked);
  }

  Lease pick(@Nullable String key) throws NoEndpointException {
    Lease lease = balancer.pick(new PickContext(nowNanos, key, leases.size()));
    leases.add(lease);
    return lease;
  }

  private static Lease connect(Lease lease) {
    lease.connected();
    return lease;
  }

  Lease end(Lease lease, Outcome outcome) {
    lease.release(outcome, nowNanos);
    return lease;
  }

  /// How often each endpoint was picked in some picks that are released at once.
  Map<String, Integer> tally(int picks) throws NoEndpointException {
    Map<String, Integer> tally = new HashMap<>();
    for (int i = 0; i < picks; i++) {
      Lease lease = balancer.pick(new PickContext(nowNanos, "key-" + i, i));
      end(lease, Outcome.succeeded(0));
      tally.merge(lease.endpoint(), 1, Integer::sum);
    }
    return tally;
  }

  PickRecord last() {
    return leases.getLast().pick();
  }
}
