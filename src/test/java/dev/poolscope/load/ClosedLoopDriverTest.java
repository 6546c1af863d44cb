package dev.poolscope.load;

import static dev.poolscope.load.DriverFixture.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.HttpMethod;
import dev.poolscope.experiment.Load;
import dev.poolscope.experiment.Request;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedLoopDriverTest {
  private final DriverFixture run = new DriverFixture();

  @Test
  void everyWorkerSendsItsNextRequestWhenTheLastHasEnded() {
    run.driver(load(closed(3, 0, 0))).start();
    assertThat(run.sent).hasSize(3);
    run.advanceMillis(1_000);
    assertThat(run.sent).hasSize(3);
    run.answer();
    assertThat(run.sent).hasSize(4);
    assertThat(run.inFlight()).isEqualTo(3);
    assertThat(run.intended()).containsExactly(0.0, 0.0, 0.0, 1.0);
  }

  @Test
  void aWorkerThinksBetweenTwoRequests() {
    run.driver(load(closed(1, 300, 0))).start();
    run.advanceMillis(100);
    run.answer();
    run.advanceMillis(299);
    assertThat(run.sent).hasSize(1);
    run.advanceMillis(1);
    assertThat(run.sentAt).containsExactly(0.0, 0.4);
    assertThat(run.intended()).as("when it was ready").isEqualTo(run.sentAt);
  }

  @Test
  void soManyRequestsAreSentInAllAndNoMore() {
    LoadDriver driver = run.driver(load(closed(2, 0, 5)));
    assertThat(driver.isDone()).as("it has not begun").isFalse();
    driver.start();
    for (int i = 0; i < 5; i++) {
      assertThat(driver.isDone()).isFalse();
      run.answer();
    }
    assertThat(driver.isDone()).isTrue();
    assertThat(run.sent).hasSize(5);
    assertThat(run.inFlight()).isZero();
  }

  @Test
  void fewerRequestsThanWorkersNeedNoMoreWorkers() {
    run.driver(load(closed(10, 0, 4))).start();
    assertThat(run.sent).hasSize(4);
  }

  @Test
  void nothingIsSentAtTheEndOfTheWindowOrAfter() {
    run.driver(load(closed(2, 0, 0))).start();
    run.advanceMillis(9_999);
    run.answer();
    assertThat(run.sent).hasSize(3);
    run.advanceMillis(1);
    run.answer();
    run.answer();
    assertThat(run.sent).hasSize(3);
  }

  @Test
  void aThoughtThatOutlastsTheWindowLeadsToNothing() {
    run.driver(load(closed(1, 2_000, 0))).start();
    run.advanceMillis(8_000);
    run.answer();
    run.advanceMillis(10_000);
    assertThat(run.sent).hasSize(1);
  }

  @Test
  void moreWorkersBeginAtTheChange() {
    LoadDriver driver = run.driver(load(closed(2, 0, 0)));
    driver.start();
    run.advanceMillis(1_000);
    driver.change(load(closed(5, 0, 0)));
    assertThat(run.intended()).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0);
    run.answer();
    assertThat(run.inFlight()).isEqualTo(5);
  }

  @Test
  void surplusWorkersGoWhenTheirRequestHasEnded() {
    LoadDriver driver = run.driver(load(closed(5, 0, 0)));
    driver.start();
    driver.change(load(closed(2, 0, 0)));
    assertThat(run.inFlight()).isEqualTo(5);
    run.answer();
    run.answer();
    run.answer();
    assertThat(run.inFlight()).isEqualTo(2);
    run.answer();
    assertThat(run.inFlight()).isEqualTo(2);
    assertThat(run.sent).hasSize(6);
  }

  @Test
  void fewerWorkersAndMoreAgainAreNoMoreThanAsked() {
    LoadDriver driver = run.driver(load(closed(4, 0, 0)));
    driver.start();
    driver.change(load(closed(1, 0, 0)));
    driver.change(load(closed(4, 0, 0)));
    driver.change(load(closed(4, 1, 0)));
    for (int i = 0; i < 10; i++) {
      run.answer();
      run.advanceMillis(1);
      assertThat(run.inFlight()).isEqualTo(4);
    }
  }

  @Test
  void changedArrivalsCountTheirRequestsAnew() {
    LoadDriver driver = run.driver(load(closed(1, 0, 2)));
    driver.start();
    run.answer();
    run.answer();
    assertThat(run.inFlight()).isZero();
    driver.change(load(closed(1, 0, 3)));
    run.answer();
    run.answer();
    run.answer();
    assertThat(run.sent).hasSize(5);
    assertThat(run.inFlight()).isZero();
  }

  @Test
  void changedRequestsAloneDoNotCountAnew() {
    LoadDriver driver = run.driver(load(closed(1, 0, 2)));
    driver.start();
    Request changed = new Request(HttpMethod.GET, "/other", 0, true, false, 1, Map.of());
    driver.change(new Load("a", closed(1, 0, 2), changed, 10));
    run.answer();
    run.answer();
    assertThat(run.sent).extracting(sent -> sent.url().getPath()).containsExactly("/", "/other");
  }

  @Test
  void afterStopNothingIsSentNotEvenByAChange() {
    LoadDriver driver = run.driver(load(closed(2, 100, 0)));
    driver.start();
    run.answer();
    driver.stop();
    run.advanceMillis(1_000);
    run.answer();
    run.advanceMillis(1_000);
    driver.change(load(closed(7, 0, 0)));
    assertThat(run.sent).hasSize(2);
  }

  private static Arrivals closed(int workers, long thinkMillis, int requests) {
    return new Arrivals.Closed(workers, Duration.ofMillis(thinkMillis), requests);
  }
}
