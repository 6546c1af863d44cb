package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.ConnectionRow;
import dev.poolscope.model.FailureKind;
import dev.poolscope.report.CaptureCheck;
import dev.poolscope.report.CaptureDifference;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureComparisonTest {
  private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
  private static final long START_NANOS = 1_700_000_000_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final Wire wire = new Wire();
  private final List<OwnConnection> own = new ArrayList<>();
  private final Set<Integer> upstreams = new HashSet<>();

  @Test
  void whatIsTheSameAgrees() throws IOException {
    dialed(10).from(1).open().request().request().clientEnds().serverEnds();
    dialed(20).from(2).open().request().serverEnds().clientEnds();
    dialed(30).from(3).syn().refuse();
    opened(1, 10, 1, ClosedBy.CLIENT, 2);
    opened(2, 20, 2, ClosedBy.SERVER, 1);
    failed(3, 30, FailureKind.REFUSED, "Connection refused");
    CaptureCheck check = check();
    assertThat(check.differences()).isEmpty();
    assertThat(check.agrees()).isTrue();
    assertThat(check.connections()).isEqualTo(3);
    assertThat(check.agree()).isEqualTo(3);
    assertThat(check.connectionsInCapture()).isEqualTo(3);
    assertThat(check.packets()).isEqualTo(wire.frames().size());
  }

  @Test
  void whoClosedFirstMayDiffer() throws IOException {
    dialed(10).from(1).open().request().serverEnds().clientEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 1);
    assertThat(check().differences())
        .containsExactly(new CaptureDifference(1, 1, "closed_by", "client", "server"));
    assertThat(check().verdict()).isEqualTo("differs");
    assertThat(check().agree()).isZero();
  }

  @Test
  void whereBothClosedAtOnceEitherIsRight() throws IOException {
    dialed(10).from(1).open().clientEndsUnseen().serverEnds();
    dialed(20).from(2).open().clientEndsUnseen().serverEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 0);
    opened(2, 20, 2, ClosedBy.SERVER, 0);
    assertThat(check().agrees()).isTrue();
  }

  @Test
  void whatAServerFillsItsOwnQueueWithIsNobodys() throws IOException {
    dialed(10).from(1).open().request().clientEnds().serverEnds();
    dialed(20).from(Wire.endpoint("127.0.0.2", 2), Wire.SERVER, 2000).open();
    opened(1, 10, 1, ClosedBy.CLIENT, 1);
    assertThat(check().agrees()).isTrue();
    assertThat(check().connections()).isEqualTo(1);
    assertThat(check().connectionsOfServers()).isEqualTo(1);
  }

  @Test
  void whatAProxyDialsIsNoClients() throws IOException {
    upstreams.add(8080);
    dialed(10).from(1).open().request().serverEnds().clientEnds();
    dialed(20).from(2).open().request().clientEnds().serverEnds();
    opened(1, 10, 1, ClosedBy.SERVER, 1);
    assertThat(check().agrees()).isTrue();
    assertThat(check().connections()).isEqualTo(1);
    assertThat(check().connectionsOfServers()).isEqualTo(1);
  }

  @Test
  void whatTheClientDialsBesideAProxyIsComparedStill() throws IOException {
    upstreams.add(8080);
    dialed(10).from(1).open().request().serverEnds().clientEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 1);
    assertThat(check().differences())
        .containsExactly(new CaptureDifference(1, 1, "closed_by", "client", "server"));
  }

  @Test
  void aCloseThatTheCaptureDoesNotHaveDiffers() throws IOException {
    dialed(10).from(1).open().request();
    opened(1, 10, 1, ClosedBy.CLIENT, 1);
    assertThat(check().differences())
        .extracting(CaptureDifference::capture)
        .containsExactly("neither FIN nor RST");
  }

  @Test
  void aConnectionThatIsStillOpenHasNoEndToCompare() throws IOException {
    dialed(10).from(1).open().request();
    opened(1, 10, 1, null, 1);
    assertThat(check().agrees()).isTrue();
  }

  @Test
  void requestsMayDiffer() throws IOException {
    dialed(10).from(1).open().request().clientEnds();
    dialed(20).from(2).open().request().request().request().clientEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 2);
    opened(2, 20, 2, ClosedBy.CLIENT, 2);
    assertThat(check().differences())
        .containsExactly(
            new CaptureDifference(1, 1, "requests", "2", "1"),
            new CaptureDifference(2, 2, "requests", "2", "3"));
  }

  @Test
  void aRequestThatWasNotWrittenNeedNotBeThere() throws IOException {
    dialed(10).from(1).open().request().serverEnds().clientEnds();
    dialed(20).from(2).open().request().request().serverEnds().clientEnds();
    own.add(new OwnConnection(row(1, 10, 1, ClosedBy.SERVER, 2), 1, null, "", 11 * MILLI));
    own.add(new OwnConnection(row(2, 20, 2, ClosedBy.SERVER, 2), 1, null, "", 21 * MILLI));
    assertThat(check().agrees()).isTrue();
  }

  @Test
  void whatIsEncryptedIsNotCounted() throws IOException {
    dialed(10).from(1).open().send("\u0016\u0003\u0001").clientEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 5);
    assertThat(check().agrees()).isTrue();
    assertThat(check().requestsNotCounted()).isEqualTo(1);
  }

  @Test
  void aConnectionMayBeMissingOnEitherSide() throws IOException {
    dialed(10).from(1).open().clientEnds();
    opened(7, 10, 2, ClosedBy.CLIENT, 0);
    CaptureCheck check = check();
    assertThat(check.differences())
        .containsExactly(
            new CaptureDifference(7, 2, "connection", "dialed", "no SYN"),
            new CaptureDifference(0, 1, "connection", "none", "SYN to port 8080 at 10.000 ms"));
    assertThat(check.connections()).isEqualTo(2);
    assertThat(check.agree()).isZero();
  }

  @Test
  void connectionsToOtherPortsAreNotTheRuns() throws IOException {
    InetSocketAddress other = Wire.endpoint("127.0.0.1", 9999);
    dialed(10).from(Wire.endpoint("127.0.0.1", 1), other, 5).open().clientEnds();
    assertThat(check().connections()).isZero();
  }

  @Test
  void theSynBelongsIntoTheTimeOfTheDial() throws IOException {
    dialed(500).from(1).open().clientEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 0);
    assertThat(check().differences())
        .containsExactly(
            new CaptureDifference(
                1, 1, "time", "dialed from 10.000 ms to 11.000 ms", "SYN at 500.000 ms"));
  }

  @Test
  void aPortUsedTwiceIsToldApartByTheTime() throws IOException {
    InetSocketAddress client = Wire.endpoint("127.0.0.1", 1);
    dialed(10).from(client, Wire.SERVER, 1).open().request().clientEnds().serverEnds();
    dialed(90).from(client, Wire.SERVER, 80_000).open().request().request().serverEnds();
    opened(2, 90, 1, ClosedBy.SERVER, 2);
    opened(1, 10, 1, ClosedBy.CLIENT, 1);
    assertThat(check().differences()).isEmpty();
  }

  @Test
  void ofTwoDialsOnOnePortTheOneThatFitsKeepsItsOwn() throws IOException {
    InetSocketAddress client = Wire.endpoint("127.0.0.1", 1);
    dialed(90).from(client, Wire.SERVER, 80_000).open().serverEnds();
    opened(1, 10, 1, ClosedBy.CLIENT, 0);
    opened(2, 90, 1, ClosedBy.SERVER, 0);
    assertThat(check().differences())
        .containsExactly(new CaptureDifference(1, 1, "connection", "dialed", "no SYN"));
  }

  @Test
  void aRefusedDialLeavesASynUnlessOurOwnDialerRefused() throws IOException {
    failed(1, 10, FailureKind.REFUSED, "Connection refused (by transport.dial.refuseEvery)");
    failed(2, 20, FailureKind.DIAL_ABORTED, "aborted before it began");
    assertThat(check().agrees()).isTrue();
    failed(3, 30, FailureKind.REFUSED, "Connection refused");
    assertThat(check().differences())
        .containsExactly(new CaptureDifference(3, 0, "connection", "dialed", "no SYN"));
  }

  @Test
  void whatTheRunCallsOpenedMustHaveBeenAccepted() throws IOException {
    dialed(10).from(1).syn().refuse();
    opened(1, 10, 1, null, 0);
    assertThat(check().differences())
        .containsExactly(new CaptureDifference(1, 1, "dial", "accepted", "refused"));
  }

  private Wire dialed(long atMillis) {
    return wire.at(START_NANOS + atMillis * MILLI);
  }

  private void opened(
      long connection, long atMillis, int port, @Nullable ClosedBy by, long requests) {
    own.add(
        new OwnConnection(
            row(connection, atMillis, port, by, requests),
            requests,
            null,
            "",
            (atMillis + 1) * MILLI));
  }

  private void failed(long connection, long atMillis, FailureKind kind, String detail) {
    ConnectionRow opened = row(connection, atMillis, 0, null, 0);
    ConnectionRow row =
        new ConnectionRow(
            connection,
            "a",
            0,
            "",
            opened.protocol(),
            false,
            opened.dialStartNanos(),
            -1,
            -1,
            null,
            null,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1);
    own.add(new OwnConnection(row, 0, kind, detail, (atMillis + 1) * MILLI));
  }

  private static ConnectionRow row(
      long connection, long atMillis, int port, @Nullable ClosedBy by, long requests) {
    return new ConnectionRow(
        connection,
        "a",
        port,
        "127.0.0.1:8080",
        "http/1.1",
        false,
        atMillis * MILLI,
        (atMillis + 1) * MILLI,
        by == null ? -1 : (atMillis + 50) * MILLI,
        by == null ? null : CloseReason.RUN_ENDED,
        by,
        requests,
        0,
        0,
        0,
        0,
        0,
        0,
        1);
  }

  private CaptureCheck check() throws IOException {
    return CaptureComparison.of(
        own, wire.followed(), new ServerPorts(Map.of("a", 8080), upstreams), RunClock.of(START));
  }
}
