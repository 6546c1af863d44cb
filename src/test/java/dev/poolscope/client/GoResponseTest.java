package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which responses let their connection be used again (Go pool reference, section 7).
class GoResponseTest {
  @RegisterExtension final PoolScenario scenario = new PoolScenario();

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "foo, Close", "CLOSE ,keep-alive", "keep-alive, close"})
  void aCloseTokenEndsTheConnection(String tokens) {
    endsItsConnection(
        "HTTP/1.1 200 OK\r\nConnection: " + tokens + "\r\nContent-Length: 2\r\n\r\nok");
  }

  @Test
  void aCloseTokenInASecondHeaderEndsTheConnection() {
    endsItsConnection(
        "HTTP/1.1 200 OK\r\nConnection: foo\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
  }

  @Test
  void http10WithoutKeepAliveEndsTheConnectionForAReasonOfItsOwn() {
    Host a = ends("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok");

    assertThat(scenario.closeReasons(a)).containsOnly(CloseReason.HTTP10_NO_KEEP_ALIVE);
    assertThat(scenario.events().all(PoolEvent.ProtocolChosen.class))
        .extracting(PoolEvent.ProtocolChosen::protocol)
        .containsExactly("http/1.0", "http/1.0");
  }

  @Test
  void aCloseTokenOfHttp10IsTheReasonWhereThereIsOne() {
    endsItsConnection("HTTP/1.0 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
  }

  @Test
  void http10WithKeepAliveKeepsTheConnection() {
    keepsItsConnection(
        "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\nok", Requests.GET);
  }

  @Test
  void aCloseTokenWithAnEmptyBodyEndsTheConnection() {
    endsItsConnection("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "not-close", "keep-alive"})
  void otherTokensKeepTheConnection(String token) {
    keepsItsConnection(
        "HTTP/1.1 200 OK\r\nConnection: " + token + "\r\nContent-Length: 2\r\n\r\nok",
        Requests.GET);
  }

  @Test
  void aBodyWithoutLengthIsReadToTheEndOfTheStream() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) -> {
              connection.request();
              connection.send("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(5000));
            });
    scenario.start();

    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(5000);
    assertThat(scenario.send(a).ok().bytesIn()).isEqualTo(5000);
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a))
        .containsExactly(CloseReason.CONNECTION_CLOSE_HEADER, CloseReason.CONNECTION_CLOSE_HEADER);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 204 No Content, Server: x",
    "GET, 304 Not Modified, Server: x",
    "GET, 200 OK, Content-Length: 0",
    "HEAD, 200 OK, Content-Length: 7",
    "HEAD, 200 OK, Transfer-Encoding: chunked",
    "HEAD, 200 OK, Server: x"
  })
  void aResponseWithoutBodyIsReturnedWhateverTheCallerDoes(
      String method, String status, String header) {
    String response = "HTTP/1.1 " + status + "\r\n" + header + "\r\n\r\n";
    Host a = scenario.raw("a", (connection, _) -> connection.answerAll(response));
    scenario.start("requestTimeout=60s");
    Requests kind = method.equals("HEAD") ? Requests.HEAD : Requests.GET;

    for (String body : new String[] {"full", "partial", "close", "leave"}) {
      scenario.apply("body=" + body);
      scenario.send(a, kind).outcome();
      scenario.awaitOpen(a, 0, 1);
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "407 Proxy Authentication Required, Proxy-Authenticate: Basic",
    "503 Service Unavailable, Retry-After: 0",
    "401 Unauthorized, WWW-Authenticate: Basic",
    "408 Request Timeout, Retry-After: 0"
  })
  void aRefusalIsAResponseLikeAnyOther(String status, String header) {
    String head = "HTTP/1.1 " + status + "\r\n" + header + "\r\n";
    Host a =
        scenario.raw(
            "a", (connection, _) -> connection.answerAll(head + "Content-Length: 2\r\n\r\nno"));
    scenario.start();

    for (int i = 0; i < 2; i++) {
      assertThat(scenario.send(a).failure().status())
          .isEqualTo(Integer.parseInt(status.substring(0, 3)));
      scenario.awaitOpen(a, 0, 1);
    }

    assertThat(scenario.counts(a).opened()).isEqualTo(1);
    assertThat(scenario.counts(a).retries()).isZero();
  }

  @Test
  void theBodyOfA204BelongsToNoResponse() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) ->
                connection.answerAll("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nno"));
    scenario.start();

    assertThat(scenario.send(a).ok().status()).isEqualTo(204);

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.UNSOLICITED_DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
      })
  void disabledKeepAliveIsTheCauseWhateverTheServerAnswers(String response) {
    Host a = scenario.raw("a", (connection, _) -> connection.answerAll(response));
    scenario.start("disableKeepAlives=true");

    scenario.send(a).ok();

    assertThat(scenario.awaitClose(1).reason()).isEqualTo(CloseReason.KEEPALIVE_DISABLED);
  }

  @Test
  void a304ThatAnnouncesALengthDoesNotWaitForABody() {
    Host a =
        scenario.raw(
            "a",
            (connection, _) ->
                connection.answerAll("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n"));
    scenario.start("requestTimeout=0s");

    scenario.send(a).failsWith(FailureKind.STATUS);

    scenario.awaitOpen(a, 0, 0);
  }

  @Test
  void informationalResponsesAreSkipped() {
    keepsItsConnection(
        "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + RawConnection.OK,
        Requests.GET);
  }

  @Test
  void switchedProtocolsLeaveThePool() {
    String response =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";
    Host a = scenario.raw("a", (connection, _) -> connection.answerAll(response));
    scenario.start();

    scenario.send(a).failsWith(FailureKind.STATUS);
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.closeReasons(a)).containsExactly(CloseReason.UPGRADED);
  }

  private void endsItsConnection(String response) {
    Host a = ends(response);

    assertThat(scenario.closeReasons(a)).containsOnly(CloseReason.CONNECTION_CLOSE_HEADER);
  }

  private Host ends(String response) {
    Host a = scenario.raw("a", (connection, _) -> connection.answerAll(response));
    scenario.start();

    scenario.send(a).ok();
    scenario.send(a).ok();
    scenario.awaitOpen(a, 0, 0);

    assertThat(scenario.counts(a).opened()).isEqualTo(2);
    return a;
  }

  private void keepsItsConnection(String response, Requests kind) {
    Host a = scenario.raw("a", (connection, _) -> connection.answerAll(response));
    scenario.start();

    scenario.send(a, kind).ok();
    scenario.send(a, kind).ok();

    scenario.awaitOpen(a, 0, 1);
    assertThat(scenario.counts(a).opened()).isEqualTo(1);
  }
}
