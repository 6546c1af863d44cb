package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Both pools together as a client of HTTP/2 uses them, with random requests, dials, settings,
/// goodbyes and ends: what must hold whatever happens.
class Http2PropertiesTest {
  private static final HostKey A = new HostKey("https|a:443");

  @Property(tries = 300)
  void noStreamTooManyAndNoRequestForgotten(
      @ForAll long seed,
      @ForAll @IntRange(max = 3) int maxConns,
      @ForAll @IntRange(min = 1, max = 4) int streamLimit,
      @ForAll boolean keepAlive) {
    var limits = Limits.none().perHost(maxConns);
    Client client =
        new Client((keepAlive ? limits : limits.withoutKeepAlive()).build(), streamLimit, maxConns);
    Random random = new Random(seed);
    for (int step = 0; step < 200; step++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> client.request();
        case 2 -> client.dialSucceeds(random);
        case 3, 4 -> client.streamEnds(random);
        default -> client.saysGoodbye(random);
      }
      client.check();
    }
    client.finish();
  }

  /// A want that leads to a stream.
  private static final class Request extends Want<Entry> {
    Request(long number) {
      super(A, number);
    }
  }

  private static final class Entry extends PoolConnection {
    Entry(long id) {
      super(A, id);
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  private static final class Client {
    private final GoTransportPool<Request, Entry> pool;
    private final Http2Pool<Http2Connection> streams;
    private final int streamLimit;
    private final int maxConns;
    private final List<Request> dials = new ArrayList<>();
    private final List<Http2Connection> held = new ArrayList<>();
    private final Set<Http2Connection> open = new HashSet<>();
    private final Deque<PoolAction<Request, Entry>> actions = new ArrayDeque<>();
    private long numbers;
    private int requests;
    private int served;

    Client(GoLimits limits, int streamLimit, int maxConns) {
      this.pool = new GoTransportPool<>(limits, GoRelease.LATEST);
      this.streams = new Http2Pool<>(limits, GoRelease.LATEST);
      this.streamLimit = streamLimit;
      this.maxConns = maxConns;
    }

    void request() {
      requests++;
      if (!opensStream()) {
        wants();
      }
      carryOut();
    }

    private void wants() {
      actions.addAll(pool.want(new Request(++numbers), 0));
    }

    private boolean opensStream() {
      Http2Connection connection = streams.take(A, 0);
      if (connection != null) {
        assertThat(connection.streams()).isLessThanOrEqualTo(connection.streamLimit());
        assertThat(open).contains(connection);
        held.add(connection);
        served++;
      }
      return connection != null;
    }

    private void carryOut() {
      for (int done = 0; !actions.isEmpty(); done++) {
        assertThat(done).as("actions that follow from one step").isLessThan(10_000);
        switch (actions.poll()) {
          case PoolAction.StartDial<Request, Entry> start -> startDial(start.want());
          case PoolAction.Deliver<Request, Entry> given -> given(given);
          case PoolAction.Close<Request, Entry> close ->
              throw new AssertionError("closes a socket: " + close);
          case PoolAction.ArmIdleTimer<Request, Entry> timer ->
              throw new AssertionError("arms a timer: " + timer);
          case PoolAction.Fail<Request, Entry> fail -> throw new AssertionError("fails: " + fail);
        }
      }
    }

    private void startDial(Request want) {
      if (pool.dialIsWanted(want)) {
        dials.add(want);
      } else {
        actions.addAll(pool.dialSkipped(want));
      }
    }

    private void given(PoolAction.Deliver<Request, Entry> given) {
      assertThat(pool.take(given.want())).isTrue();
      if (!opensStream()) {
        actions.addAll(pool.foundNoRoom(given.connection()));
        wants();
      }
    }

    void dialSucceeds(Random random) {
      if (dials.isEmpty()) {
        return;
      }
      Request want = dials.remove(random.nextInt(dials.size()));
      Http2Connection connection = new Http2Connection(A, ++numbers);
      boolean hadRoom = streams.connections(A).stream().anyMatch(this::hasRoom);
      boolean added = streams.add(connection, 0);
      assertThat(added).isNotEqualTo(hadRoom);
      if (added) {
        open.add(connection);
        streams.settings(connection, streamLimit);
      }
      actions.addAll(pool.dialSucceeded(want, new Entry(++numbers), 0));
      carryOut();
    }

    private boolean hasRoom(Http2Connection connection) {
      boolean single = pool.limits().disableKeepAlives();
      return connection.streams() < connection.streamLimit() && !(single && connection.isUsed());
    }

    void streamEnds(Random random) {
      if (held.isEmpty()) {
        return;
      }
      Http2Connection connection = held.remove(random.nextInt(held.size()));
      CloseReason reason = streams.streamOver(connection, 0);
      if (reason != null) {
        assertThat(held).doesNotContain(connection);
        assertThat(open.remove(connection)).isTrue();
      }
    }

    void saysGoodbye(Random random) {
      List<Http2Connection> present = streams.connections(A);
      if (!present.isEmpty()) {
        streams.goAway(present.get(random.nextInt(present.size())));
      }
    }

    void check() {
      assertThat(held.size()).isEqualTo(open.stream().mapToInt(Http2Connection::streams).sum());
      assertThat(served).isLessThanOrEqualTo(requests);
      assertThat(pool.permits(A)).isGreaterThanOrEqualTo(dials.size());
      if (maxConns > 0) {
        assertThat(pool.permits(A)).isLessThanOrEqualTo(maxConns);
      }
    }

    /// Ends everything; every request must have had its stream.
    void finish() {
      Random order = new Random(1);
      for (int i = 0; i < 10_000 && (!dials.isEmpty() || !held.isEmpty()); i++) {
        dialSucceeds(order);
        streamEnds(order);
        check();
      }
      assertThat(served).isEqualTo(requests);
      assertThat(dials).isEmpty();
      pool.closeIdleConnections();
      assertThat(pool.permits(A)).isZero();
    }
  }
}
