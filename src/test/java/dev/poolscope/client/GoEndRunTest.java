package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import dev.poolscope.model.CallOutcome;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The end of a run in the middle of everything.
class GoEndRunTest {
  private static final Sample MUTE = Sample.DEFAULT.with("stall", Stall.FOREVER);

  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @ValueSource(strings = {"\"1.19\"", "latest"})
  void nothingIsLeftOfARunEndedInTheMiddle(String release) {
    Host idle = scenario.sample("idle", Sample.DEFAULT);
    Host left = scenario.sample("left", Sample.DEFAULT);
    Host held = scenario.sample("held", MUTE);
    Host dialed = scenario.sample("dialed", Sample.DEFAULT);
    Host writing = scenario.raw("writing", (connection, _) -> connection.awaitEnd());
    scenario.start("maxConnsPerHost=3", "goRelease=" + release);
    scenario.abortsDials();
    scenario.send(idle).ok();
    scenario.apply("body=leave");
    scenario.send(left).ok();
    List<Sent> sent = new ArrayList<>(scenario.send(held, 10));
    sent.add(scenario.send(writing, Requests.POST.withBody(1_000_000_000)));
    scenario.awaitOpen(held, 3, 0);
    scenario.awaitOpen(writing, 1, 0);
    scenario.apply("dial.delay=1h");
    sent.addAll(scenario.send(dialed, 10));
    scenario.events().await(PoolEvent.DialStarted.class, dial -> dial.host().equals("dialed"), 3);

    scenario.endRun();

    assertThat(sent).allSatisfy(s -> s.failsWith(FailureKind.RUN_ENDED));
    assertThat(scenario.closeReasons(held)).hasSize(3).containsOnly(CloseReason.RUN_ENDED);
    assertThat(scenario.closeReasons(idle)).containsExactly(CloseReason.RUN_ENDED);
    assertThat(scenario.closeReasons(left)).containsExactly(CloseReason.RUN_ENDED);
    assertThat(scenario.closeReasons(writing)).containsExactly(CloseReason.RUN_ENDED);
    assertThat(scenario.counts(dialed).dialsFailed()).isEqualTo(3);
  }

  @Test
  void requestsAfterTheEndFailAtOnce() {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start();
    scenario.endRun();

    scenario.send(a).failsWith(FailureKind.RUN_ENDED);

    assertThat(scenario.counts(a).dialsStarted()).isZero();
  }

  @Test
  void everyRequestEndsOnceHoweverTheEndFallsInto() throws Exception {
    Host a = scenario.sample("a", Sample.DEFAULT);
    scenario.start("maxConnsPerHost=4");
    scenario.abortsDials();
    List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
    Thread sender =
        Thread.startVirtualThread(
            () -> {
              for (int i = 0; i < 2000; i++) {
                sent.add(scenario.send(a));
              }
            });
    scenario.events().await(PoolEvent.RequestEnded.class, 50);

    scenario.endRun();
    sender.join();

    assertThat(sent).hasSize(2000);
    for (Sent s : sent) {
      if (s.outcome() instanceof CallOutcome.Failed failed) {
        assertThat(failed.kind()).isEqualTo(FailureKind.RUN_ENDED);
      }
    }
  }
}
