package dev.poolscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.filter.MemoryTable;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.report.TestColumns;
import dev.poolscope.timeline.ChangeMark;
import dev.poolscope.timeline.Recording;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.session.Selected;
import dev.poolscope.ui.tables.FakeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InspectorTextTest {
  private static final InForce GO =
      transport(
          "transport.maxIdleConns=1",
          "transport.maxIdleConnsPerHost=0",
          "transport.maxConnsPerHost=3",
          "transport.responseHeaderTimeout=2s");
  private static final InForce OKHTTP =
      transport(
          "transport.rules=okhttp", "transport.maxIdleConns=5", "transport.idleConnTimeout=5m");

  @Test
  void deadlinesAreThoseOfTheLoads() {
    assertThat(
            RequestText.failed(
                FailureKind.TIMEOUT_IN_FLIGHT, transport("load.0.requestTimeout=150ms")))
        .isEqualTo("failed: no complete answer within requestTimeout (150ms or 15s)");
    assertThat(
            RequestText.failed(
                FailureKind.TIMEOUT_IN_FLIGHT,
                transport("load.0.requestTimeout=150ms", "load.1.requestTimeout=150ms")))
        .isEqualTo("failed: no complete answer within requestTimeout (150ms)");
  }

  @Test
  void aDialForAPoolOfItsOwnSaysSo() {
    assertThat(
            ConnectionText.dialed(
                DialCause.NO_IDLE_CONNECTION, transport("transport.perRequest=true")))
        .isEqualTo(
            "dialed because its request had a pool of its own, in which no connection could be");
  }

  @Test
  void aColumnThatNothingTellsOfIsToldUnderItsOwnName() {
    TableColumn<?> added = TestColumns.of("round_trip_ns", ColumnKind.DURATION);
    MemoryTable table =
        new MemoryTable("connections", List.of(ConnectionColumns.CONNECTION, added))
            .add(7L, 1_500_000L);
    List<Fact> facts = new ArrayList<>();

    Fact.addOthers(facts, table.row(0), Set.of(ConnectionColumns.CONNECTION));

    assertThat(facts).containsExactly(new Fact("round trip", "1.500 ms"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IDLE_PER_HOST_LIMIT     | its host already kept as many idle connections as MaxIdleConnsPerHost (0, which means 2) allows
          IDLE_TOTAL_LIMIT        | another connection became idle, which exceeded MaxIdleConns (1), and this one was idle longest
          IDLE_TIMEOUT            | it was idle for as long as IdleConnTimeout (90s) allows
          SERVER_CLOSED           | the server closed it while it was idle
          SERVER_CLOSED_IN_USE    | the server closed it while a response was expected
          CONNECTION_CLOSE_HEADER | the response ended the connection
          KEEPALIVE_DISABLED      | keep-alive is disabled on the client
          BODY_NOT_DRAINED        | the response body was closed before its end
          REQUEST_CANCELLED       | the request that held it was cancelled or timed out
          RESPONSE_HEADER_TIMEOUT | no response headers came within ResponseHeaderTimeout (2s)
          WRITE_ERROR             | writing the request failed
          IO_ERROR                | the response could not be read
          UNSOLICITED_DATA        | the server sent bytes that nobody had asked for
          CLOSE_IDLE_CALLED       | all idle connections were asked to close
          UPGRADED                | the response switched protocols and the socket left the pool
          TLS_FAILED              | the TLS handshake failed
          H2_DIAL_DISCARDED       | another HTTP/2 connection to the host was ready first
          GOAWAY                  | the server announced the end of the HTTP/2 connection
          STALE_ON_REUSE          | the server had already closed it, which was found only when it was reused
          EVICT_ALL               | the pool was asked to drop its idle connections
          CLOSED_BY_HAND          | it was closed by hand, from the window
          RUN_ENDED               | the run ended
          """)
  void everyCloseUnderGoRulesIsSaidWithItsLimit(CloseReason reason, String words) {
    assertThat(ConnectionText.closed(reason, "client", GO, 1))
        .isEqualTo("closed by the client: " + words + "; it had served 1 request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IDLE_LIMIT_EVICTED | the pool held more idle connections than allowed (5) and this one was idle longest
          KEEP_ALIVE_EXPIRED | it was idle for the pool's keep-alive duration (5m)
          """)
  void closesUnderOkHttpRulesAreSaidWithTheirLimit(CloseReason reason, String words) {
    assertThat(ConnectionText.closed(reason, "server", OKHTTP, 0))
        .isEqualTo("closed by the server: " + words + "; it had served no request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO_IDLE_CONNECTION | no connection to the host was idle, and no limit forbade another one
          PERMIT_PASSED_ON   | a request had waited for room under MaxConnsPerHost (3), and another connection's end gave it
          KEEPALIVE_DISABLED | keep-alive is disabled on the client, so idle connections are not looked for
          """)
  void everyDialIsSaidWithItsCause(DialCause cause, String words) {
    assertThat(ConnectionText.dialed(cause, GO)).isEqualTo("dialed because " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TIMEOUT_WAITING_CONN | requestTimeout (15s) was over before there was a connection
          TIMEOUT_IN_FLIGHT    | no complete answer within requestTimeout (15s)
          HEADER_TIMEOUT       | no response headers within responseHeaderTimeout (2s)
          EOF                  | the server ended the connection before the answer was complete
          RESET                | the server reset the connection
          REFUSED              | nobody listens there, the connection was refused
          OTHER                | for a reason that no other kind names
          STATUS               | the answer's status was not 2xx
          PROTOCOL             | the answer was not HTTP
          NOT_CONFIRMED        | the host's name led to an address that was not confirmed, and nothing was sent there
          UNKNOWN_HOST         | the host's name has no address
          UNREACHABLE          | the network knows no way there, or nobody answered the dial
          TLS                  | the TLS handshake failed
          DIAL_ABORTED         | the dial came to nothing, because the request that had started it ended
          LOCAL_LIMIT          | this machine had no file descriptor or port left
          RUN_ENDED            | the run ended first
          """)
  void everyFailureIsSaidInWords(FailureKind kind, String words) {
    assertThat(RequestText.failed(kind, GO)).isEqualTo("failed: " + words);
  }

  @ParameterizedTest
  @EnumSource
  void noReasonIsLeftOut(CloseReason reason) {
    assertThat(ConnectionText.closed(reason, "client", GO, 2))
        .startsWith("closed by the client: ")
        .endsWith("; it had served 2 requests");
  }

  @Test
  void aConnectionTellsItsLife() {
    FakeRun run = FakeRun.small();
    run.event(1_100_000_000L, "PEER_CLOSED", "a", 1, 0, "");
    Explanation explanation = explain(run.recording(), new Selected.Connection(1));
    assertThat(explanation.title()).isEqualTo("Connection 1");
    assertThat(explanation.headline())
        .isEqualTo(
            "Closed by the client: another connection became idle, which exceeded MaxIdleConns (1),"
                + " and this one was idle longest; it had served 1 request.");
    assertThat(explanation.sentences())
        .containsExactly(
            "Dialed because no connection to the host was idle, and no limit forbade another one,"
                + " for request 1.",
            "Request 1 used it.",
            "Connection 2 became idle and took its place.");
    assertThat(explanation.links())
        .containsExactly(Explanation.Link.connection(2), Explanation.Link.request(1));
    assertThat(explanation.text())
        .contains("local port 40001 to 127.0.0.1:8080", "Idle: 50.000 ms");
  }

  @Test
  void limitsAreThoseOfTheTime() {
    FakeRun run = FakeRun.small();
    run.changes.add(new ChangeMark(2_000_000_000L, "transport.maxIdleConns", "7"));
    assertThat(explain(run.recording(), new Selected.Connection(1)).headline())
        .contains("MaxIdleConns (1)");
    assertThat(explain(run.recording(), new Selected.Connection(2)).headline())
        .contains("MaxIdleConns (7)");
  }

  @Test
  void anOpenConnectionSaysSo() {
    FakeRun run = FakeRun.small();
    Explanation explanation = explain(run.recording(), new Selected.Connection(3));
    assertThat(explanation.headline()).isEqualTo("Open; it had served 3 requests so far.");
  }

  @Test
  void aRequestTellsWhyItWaited() {
    FakeRun run = FakeRun.small();
    Explanation idle = explain(run.recording(), new Selected.Request(4));
    assertThat(idle.headline()).isEqualTo("Completed with status 200 after 5.200 ms.");
    assertThat(idle.sentences())
        .containsExactly(
            "It began 1.000 ms later than it was due.",
            "It waited 0.300 ms for connection 3; MaxConnsPerHost is 1 and left no room to dial.");
    Explanation dialed = explain(run.recording(), new Selected.Request(1));
    assertThat(dialed.sentences())
        .contains("It waited 0.300 ms until connection 1 was dialed for it.");
    run.event(2_100_100_000L, "DIAL_STARTED", "a", 9, 4, "NO_IDLE_CONNECTION");
  }

  @Test
  void aRetryAndADialThatCameTooLateAreSaid() {
    FakeRun run = new FakeRun();
    run.request(1, "a", 1, 1_000_000L);
    run.event(1_100_000L, "DIAL_STARTED", "a", 2, 1, "NO_IDLE_CONNECTION");
    run.event(1_200_000L, "REQUEST_RETRIED", "a", 3, 1, "EOF");
    Explanation explanation = explain(run.recording(), new Selected.Request(1));
    assertThat(explanation.sentences())
        .contains(
            "An attempt on connection 3 failed and was repeated: the server ended the connection"
                + " before the answer was complete.");
  }

  @Test
  void aPickTellsWhoWonAndWhy() {
    Explanation pick = explain(FakeRun.small().recording(), new Selected.Pick(1));
    assertThat(pick.headline())
        .isEqualTo("Least-connections chose a out of 2 candidates, whose score was 0.");
    assertThat(pick.sentences())
        .containsExactly("a and b shared the best score; a won the tie.", "One random draw: 0/2.");
    assertThat(pick.facts())
        .contains(
            new Explanation.Fact("a", "score 0, tied"), new Explanation.Fact("b", "score 0, tied"));
    assertThat(pick.links()).containsExactly(Explanation.Link.request(1));
  }

  private static InForce transport(String... sets) {
    return InForce.of(
        Experiments.read(Experiments.find("two-hosts-total-idle-one"), List.of(sets)));
  }

  private static Explanation explain(Recording recording, Selected selected) {
    return Explainer.explain(recording, recording, selected);
  }
}
