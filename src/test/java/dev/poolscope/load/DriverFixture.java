package dev.poolscope.load;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.HttpMethod;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.experiment.Target;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.time.FailedThreads;
import dev.poolscope.time.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A driver in virtual time over a client that sends nothing and ends requests when told to. The
/// run begins at reading 5,000 s and its window lasts 10 s.
final class DriverFixture implements PooledClient {
  static final long START = 5_000_000_000_000L;
  static final Request REQUEST = new Request(HttpMethod.GET, "/", 0, true, false, 1, Map.of());

  final VirtualTime time = new VirtualTime();
  private final FailedThreads failed = new FailedThreads();
  final List<PoolEvent> events = new ArrayList<>();
  final List<PooledRequest> sent = new ArrayList<>();
  final List<Double> sentAt = new ArrayList<>();
  private final Deque<Consumer<CallOutcome>> running = new ArrayDeque<>();
  private final AtomicLong numbers = new AtomicLong();
  private boolean answersAtOnce;
  private long sendTakesNanos;
  private int whenSent = -1;
  private Runnable thenRun = () -> {};

  DriverFixture() {
    time.advance(START);
  }

  /// Every request ends as soon as it is sent.
  DriverFixture answeringAtOnce() {
    answersAtOnce = true;
    return this;
  }

  /// Sending a request keeps its thread busy for a while.
  DriverFixture sendingFor(Duration duration) {
    sendTakesNanos = duration.toNanos();
    return this;
  }

  /// Does something while the n-th request is sent.
  void whenSent(int requests, Runnable work) {
    whenSent = requests;
    thenRun = work;
  }

  LoadDriver driver(Load load) {
    Target target = new Target("a", null, URI.create("http://127.0.0.1:80/"), 1);
    RequestSource source =
        new RequestSource(numbers, target, URI.create("http://127.0.0.1:80/"), load, Turns.ofOne());
    LoadContext context =
        new LoadContext(
            this,
            events::add,
            time,
            time,
            failed.threads(),
            START,
            START + Duration.ofSeconds(10).toNanos(),
            1);
    return LoadDriver.of(load, source, context);
  }

  static Load load(Arrivals arrivals) {
    return new Load("a", arrivals, REQUEST, 10_000);
  }

  static Load load(Arrivals arrivals, int maxInFlight) {
    return new Load("a", arrivals, REQUEST, maxInFlight);
  }

  void advanceMillis(long millis) {
    time.advance(Duration.ofMillis(millis).toNanos());
  }

  /// Ends the request that has run longest.
  void answer() {
    running.removeFirst().accept(new CallOutcome.Completed(200, 64));
  }

  int inFlight() {
    return running.size();
  }

  /// Intended starts of the requests sent, in seconds of the run.
  List<Double> intended() {
    return events.stream()
        .filter(PoolEvent.RequestIssued.class::isInstance)
        .map(event -> ((PoolEvent.RequestIssued) event).intendedNanos() / 1e9)
        .toList();
  }

  /// How many arrivals were dropped for a cause.
  long dropped(DropCause cause) {
    return events.stream()
        .filter(PoolEvent.ArrivalDropped.class::isInstance)
        .map(PoolEvent.ArrivalDropped.class::cast)
        .filter(event -> event.cause() == cause)
        .mapToLong(PoolEvent.ArrivalDropped::count)
        .sum();
  }

  /// Intended starts of the first arrivals dropped together, in seconds of the run.
  List<Double> dropped() {
    return events.stream()
        .filter(PoolEvent.ArrivalDropped.class::isInstance)
        .map(event -> ((PoolEvent.ArrivalDropped) event).intendedNanos() / 1e9)
        .toList();
  }

  @Override
  public void send(PooledRequest request, Consumer<CallOutcome> whenEnded) {
    sent.add(request);
    sentAt.add((time.nanos() - START) / 1e9);
    time.pass(sendTakesNanos);
    if (sent.size() == whenSent) {
      thenRun.run();
    }
    if (answersAtOnce) {
      whenEnded.accept(new CallOutcome.Completed(200, 64));
    } else {
      running.addLast(whenEnded);
    }
  }
}
