package dev.poolscope.virtual;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Listening;
import dev.poolscope.experiment.Placement;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.server.DelayDraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The sample server of a target in virtual time: what it would do with its connections and
/// requests.
///
/// Threading: confined to one thread.
final class VirtualServer {
  private final SplittableRandom random;
  private final DelayDraw delays;
  private Target target;
  private final Map<Integer, long[]> backends = new TreeMap<>();
  private long accepted;
  private long requests;

  VirtualServer(Target target, long seed) {
    this.target = target;
    this.random = new SplittableRandom(seed);
    this.delays = new DelayDraw(random);
  }

  /// Puts a changed target in force.
  void become(Target changed) {
    target = changed;
  }

  Target target() {
    return target;
  }

  Sample sample() {
    return Objects.requireNonNull(target.sample());
  }

  /// Whether dials are refused.
  boolean refuses() {
    return sample().listening() == Listening.REFUSE || sample().listening() == Listening.OFF;
  }

  /// How many connections it has accepted so far.
  long accepted() {
    return accepted;
  }

  /// How many requests have reached it so far.
  long requests() {
    return requests;
  }

  /// Accepts a connection.
  ///
  /// @return its place among those accepted, from 0, and its backend
  Accepted accept() {
    long index = accepted++;
    int backends = sample().backends();
    int backend =
        sample().placement() == Placement.ROUND_ROBIN
            ? (int) (index % backends) + 1
            : random.nextInt(backends) + 1;
    counts(backend)[0]++;
    return new Accepted(index, backend);
  }

  /// What it does with the next request of a connection.
  ///
  /// @param ofConnection which one of the connection it is, from 1
  Sample next(Accepted connection, long ofConnection) {
    counts(connection.backend())[1]++;
    return sample().forRequest(++requests, ofConnection);
  }

  /// What each server of the group has counted; nothing where there is one only.
  List<PoolEvent.BackendCounted> counted() {
    List<PoolEvent.BackendCounted> counted = new ArrayList<>();
    for (int backend = 1; sample().backends() > 1 && backend <= sample().backends(); backend++) {
      long[] counts = counts(backend);
      counted.add(new PoolEvent.BackendCounted(target.name(), backend, counts[0], counts[1]));
    }
    return counted;
  }

  /// Connections and requests of a backend.
  private long[] counts(int backend) {
    return backends.computeIfAbsent(backend, _ -> new long[2]);
  }

  /// How long it takes before it answers a request of a connection, in nanoseconds.
  long delayNanos(Delay delay, Accepted connection) {
    return delays.nanos(delay, connection.index(), connection.backend());
  }

  /// A connection as the server sees it.
  ///
  /// @param index its place among those accepted, from 0
  /// @param backend which server of a group has it, from 1
  record Accepted(long index, int backend) {}
}
