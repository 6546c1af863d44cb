package dev.poolscope.run;

import dev.poolscope.archive.WarmUpCost;
import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.HostSettings;
import dev.poolscope.experiment.AllowedHosts;
import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.HttpMethod;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import dev.poolscope.experiment.ResetPoint;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.experiment.Target;
import dev.poolscope.experiment.Transport;
import dev.poolscope.load.LoadContext;
import dev.poolscope.load.LoadDriver;
import dev.poolscope.load.PooledClient;
import dev.poolscope.load.RequestSource;
import dev.poolscope.load.Turns;
import dev.poolscope.pool.HostKey;
import dev.poolscope.server.SampleServer;
import dev.poolscope.time.Scheduler;
import dev.poolscope.time.Ticker;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.trace.LedgerListener;
import dev.poolscope.trace.PoolLedger;
import dev.poolscope.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Sends some requests to a server of its own before the run, so that loading and compiling the
/// program's classes does not show as latency or as a burst that comes in one by one, and so that
/// no class is missing when the run has used up the process's file descriptors. Its events are
/// counted and logged like those of a run, then forgotten. It goes on until the requests no longer
/// become faster; where load is coming that keeps the machine busy all the time, until everything
/// is compiled.
final class WarmUp {
  private static final String HOST = "warm-up";
  private static final int REQUESTS_A_ROUND = 20;
  private static final int REFUSED_ROUND = 1;
  private static final int RESET_ROUND = 2;
  private static final Duration TEAR_DOWN = Duration.ofSeconds(2);
  private static final Delay SHORT_DELAY = new Delay.Fixed(Duration.ofNanos(100_000));
  private static final Load ROUND =
      new Load(
          HOST,
          new Arrivals.Once(REQUESTS_A_ROUND),
          new Request(HttpMethod.GET, "/", 0, true, false, 1, Map.of()),
          REQUESTS_A_ROUND);

  private WarmUp() {}

  /// Warms up under the rules of a transport.
  ///
  /// @param coming the load that is coming
  static WarmUpCost run(
      Transport transport,
      List<Load> coming,
      Ticker ticker,
      Scheduler scheduler,
      RunFailures failures)
      throws IOException, InterruptedException {
    PoolLedger ledger = new PoolLedger(List.of(HOST), LedgerListener.NONE);
    try (SampleServer server = SampleServer.start(Sample.DEFAULT, 1, scheduler);
        EventLogWriter log = new EventLogWriter(OutputStream.nullOutputStream());
        Trace trace =
            new Trace(
                ticker,
                ticker.nanos(),
                List.of(log, ledger::apply),
                log::flush,
                failure -> failures.uncaughtException(Thread.currentThread(), failure))) {
      URI url = url(server.port());
      URI nobody = url(unusedPort());
      ClientContext context =
          new ClientContext(
              trace,
              ticker,
              scheduler,
              failures.threads(),
              Map.of(HostKey.of(url), HOST, HostKey.of(nobody), HOST),
              AllowedHosts.THIS_MACHINE,
              List.of(),
              new HostSettings(Map.of(), Map.of()));
      CountedClient client = Clients.create(transport, context);
      long start = ticker.nanos();
      LoadKind kind = LoadKind.of(coming);
      long deadline = start + kind.warmUp().toNanos();
      LoadContext load =
          new LoadContext(client, trace, ticker, scheduler, failures.threads(), start, deadline, 0);
      AtomicLong numbers = new AtomicLong();
      Steadiness steadiness = new Steadiness();
      CompilerRest compiler = new CompilerRest(start, CompilerLoad.now().compiledNanos());
      boolean steady = false;
      for (int round = 0; !steady && ticker.nanos() < deadline; round++) {
        long begun = ticker.nanos();
        server.behave(sample(round));
        URI where = round == REFUSED_ROUND ? nobody : url;
        Target target = new Target(HOST, null, where, 1);
        sendRound(load, new RequestSource(numbers, target, where, ROUND, Turns.ofOne()));
        long ended = ticker.nanos();
        steadiness.round(ended - begun);
        compiler.look(ended, CompilerLoad.now().compiledNanos());
        steady = steadiness.isReached() && (kind != LoadKind.SUSTAINED || compiler.isReached());
      }
      double seconds = (ticker.nanos() - start) / 1e9;
      client.endRun(TEAR_DOWN);
      // Asked for at the end of a run, when no file descriptor may be left to load its classes by.
      var _ = server.counts();
      return new WarmUpCost(seconds, numbers.get(), steady, kind != LoadKind.LITTLE);
    }
  }

  /// Failures come early, so that a slow machine gets to them too.
  private static Sample sample(int round) {
    if (round == RESET_ROUND) {
      return Sample.DEFAULT.with("reset", ResetPoint.BEFORE_BODY).with("every", 2);
    }
    boolean closing = round % 4 == 3;
    return Sample.DEFAULT
        .with("mode", closing ? SampleMode.CLOSE : SampleMode.KEEP_ALIVE)
        .with("delay", round % 2 == 0 ? Delay.NONE : SHORT_DELAY);
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Sends a round by the driver that sends the run's load too, and waits for its end.
  private static void sendRound(LoadContext context, RequestSource source)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(REQUESTS_A_ROUND);
    PooledClient counted =
        (request, whenEnded) ->
            context.client().send(request, whenEnded.andThen(_ -> ended.countDown()));
    long now = context.ticker().nanos();
    LoadContext round =
        new LoadContext(
            counted,
            context.events(),
            context.ticker(),
            context.scheduler(),
            context.threads(),
            now,
            context.endNanos(),
            context.seed());
    context.scheduler().at(now, LoadDriver.of(ROUND, source, round)::start);
    var _ = ended.await(context.endNanos() - now, TimeUnit.NANOSECONDS);
  }
}
