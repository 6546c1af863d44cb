package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.poolscope.capture.CapturedConnection.Answer;
import dev.poolscope.model.ClosedBy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpFollowerTest {
  private final Wire wire = new Wire().at(1_000_000_000);

  @Test
  void whoSendsTheFirstFinCloses() throws IOException {
    wire.from(1).open().request().clientEnds().serverEnds();
    wire.from(2).open().request().serverEnds().clientEnds();
    assertThat(connections())
        .extracting(CapturedConnection::closedBy)
        .containsExactly(ClosedBy.CLIENT, ClosedBy.SERVER);
  }

  @Test
  void aResetClosesAsAFinDoes() throws IOException {
    wire.from(1).open().clientResets();
    wire.from(2).open().serverResets();
    wire.from(3).open().serverEnds().clientResets();
    wire.from(4).open().clientEnds().serverResets();
    assertThat(connections())
        .extracting(CapturedConnection::closedBy)
        .containsExactly(ClosedBy.CLIENT, ClosedBy.SERVER, ClosedBy.SERVER, ClosedBy.CLIENT);
  }

  @Test
  void aFinThatAcknowledgesTheOthersIsTheLaterOne() throws IOException {
    wire.from(1).open().serverEnds().clientEnds();
    wire.swapLast();
    assertThat(only().closedBy()).as("captured out of order").isEqualTo(ClosedBy.SERVER);
    assertThat(only().crossed()).isFalse();
  }

  @Test
  void twoFinsWithoutTheOthersCross() throws IOException {
    wire.from(1).open().clientEndsUnseen().serverEnds();
    assertThat(only().crossed()).isTrue();
  }

  @Test
  void theEndOfAnOpenConnectionIsNotKnown() throws IOException {
    wire.from(1).open().request();
    assertThat(only().closedBy()).isNull();
  }

  @Test
  void aSynIsAcceptedRefusedOrNotAnswered() throws IOException {
    wire.from(1).open();
    wire.from(2).syn().refuse();
    wire.from(3).syn().synAgain().synAgain();
    assertThat(connections())
        .extracting(CapturedConnection::answer)
        .containsExactly(Answer.ACCEPTED, Answer.REFUSED, Answer.NONE);
    assertThat(connections().get(1).closedBy()).as("never open").isNull();
  }

  @Test
  void theFirstSynIsTheTimeOfTheDial() throws IOException {
    wire.from(1).at(5_000_000_000L).syn().at(6_000_000_000L).synAgain().accept();
    assertThat(only().synEpochNanos()).isEqualTo(5_000_000_000L);
  }

  @Test
  void aPortUsedAgainIsANewConnection() throws IOException {
    InetSocketAddress client = Wire.endpoint("127.0.0.1", 7);
    wire.from(client, Wire.SERVER, 100).open().request().serverEnds().clientEnds();
    wire.from(client, Wire.SERVER, 90_000).open().request().request().clientEnds();
    assertThat(connections())
        .extracting(CapturedConnection::closedBy, CapturedConnection::requests)
        .containsExactly(tuple(ClosedBy.SERVER, 1L), tuple(ClosedBy.CLIENT, 2L));
  }

  @Test
  void whatBeganBeforeTheCaptureIsLeftOut() throws IOException {
    TcpTalk early = wire.from(1).open();
    wire.loseLast().loseLast().loseLast();
    early.request().clientEnds();
    assertThat(connections()).isEmpty();
    assertThat(wire.followed().packets()).isEqualTo(3);
  }

  @Test
  void addressesOfBothVersionsAreRead() throws IOException {
    InetSocketAddress server = Wire.endpoint("::1", 8080);
    wire.from(Wire.endpoint("::1", 9), server, 5).open().request().clientEnds();
    assertThat(only().server()).isEqualTo(server);
    assertThat(only().requests()).isEqualTo(1);
  }

  @Test
  void segmentsCountOnceAndInOrder() throws IOException {
    TcpTalk talk = wire.from(1).open().send("GET / HTTP/1.1\r\n");
    talk.sendAgain("GET / HTTP/1.1\r\n").send("Host: a\r\n").send("\r\n");
    wire.swapLast();
    assertThat(only().requests()).isEqualTo(1);
  }

  @Test
  void sequenceNumbersBeginAnew() throws IOException {
    wire.from(Wire.endpoint("127.0.0.1", 1), Wire.SERVER, -10).open().request().request();
    assertThat(only().requests()).isEqualTo(2);
  }

  @Test
  void whereBytesAreMissingRequestsAreNotCounted() throws IOException {
    TcpTalk talk = wire.from(1).open().send("GET / HTTP/1.1\r\n\r\n");
    wire.loseLast();
    talk.send("GET / HTTP/1.1\r\n\r\n");
    assertThat(only().requests()).isEqualTo(-1);
  }

  @Test
  void aBodyMayBeCutShort() throws IOException {
    String head = "POST / HTTP/1.1\r\nContent-Length: 5000\r\n\r\n";
    TcpTalk talk = wire.from(1).open().send(head + "x".repeat(5000));
    wire.snapLast(300);
    talk.request();
    assertThat(only().requests()).isEqualTo(2);
  }

  @Test
  void aHeadMayNot() throws IOException {
    wire.from(1).open().send("GET / HTTP/1.1\r\nCookie: " + "x".repeat(5000) + "\r\n\r\n");
    wire.snapLast(300);
    assertThat(only().requests()).isEqualTo(-1);
  }

  private List<CapturedConnection> connections() throws IOException {
    return wire.followed().connections();
  }

  private CapturedConnection only() throws IOException {
    assertThat(connections()).hasSize(1);
    return connections().getFirst();
  }
}
