package dev.poolscope.trace;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.ClosedBy;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.DropCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.PoolEvent.ArrivalDropped;
import dev.poolscope.model.PoolEvent.BackendCounted;
import dev.poolscope.model.PoolEvent.ChangeApplied;
import dev.poolscope.model.PoolEvent.Compiled;
import dev.poolscope.model.PoolEvent.ConnectionAcquired;
import dev.poolscope.model.PoolEvent.ConnectionClosed;
import dev.poolscope.model.PoolEvent.ConnectionOpened;
import dev.poolscope.model.PoolEvent.ConnectionReleased;
import dev.poolscope.model.PoolEvent.DialFailed;
import dev.poolscope.model.PoolEvent.DialStarted;
import dev.poolscope.model.PoolEvent.FirstByte;
import dev.poolscope.model.PoolEvent.KernelSampled;
import dev.poolscope.model.PoolEvent.OthersRan;
import dev.poolscope.model.PoolEvent.PeerClosed;
import dev.poolscope.model.PoolEvent.Picked;
import dev.poolscope.model.PoolEvent.ProtocolChosen;
import dev.poolscope.model.PoolEvent.RequestEnded;
import dev.poolscope.model.PoolEvent.RequestIssued;
import dev.poolscope.model.PoolEvent.RequestRetried;
import dev.poolscope.model.PoolEvent.RequestSent;
import dev.poolscope.model.PoolEvent.RunEnded;
import dev.poolscope.model.PoolEvent.ServerCounted;
import dev.poolscope.model.PoolEvent.ServerReported;
import dev.poolscope.model.PoolEvent.SocketsCompared;
import dev.poolscope.model.PoolEvent.Standstill;
import dev.poolscope.model.PoolEvent.TlsEnded;
import dev.poolscope.model.PoolEvent.TlsStarted;
import dev.poolscope.model.PoolEvent.UpstreamCounted;
import dev.poolscope.model.PoolEvent.WindowEnded;
import java.io.IOException;

/// Writes events as compact records and reads them back: a tag, which is the type's place in
/// [EventShape#all], and the components in their order. Each type has a line of its own in either
/// direction, because reading records by reflection took three times as long.
///
/// Threading: immutable.
final class EventCodec {
  private EventCodec() {}

  /// What must be equal between the program that wrote a log and the one that reads it.
  static String signature() {
    return String.join("\n", EventShape.all().stream().map(EventShape::signature).toList());
  }

  static void write(ValueWriter out, PoolEvent event) {
    switch (event) {
      case RequestIssued e ->
          out.tag(0)
              .text(e.host())
              .number(e.request())
              .number(e.intendedNanos())
              .text(e.client())
              .number(e.instance());
      case Picked e ->
          out.tag(1)
              .text(e.host())
              .number(e.request())
              .text(e.key())
              .text(e.balancer())
              .text(e.candidates())
              .text(e.scores())
              .text(e.ties())
              .text(e.draws())
              .text(e.countSource());
      case ArrivalDropped e ->
          out.tag(2).text(e.host()).number(e.intendedNanos()).number(e.count()).constant(e.cause());
      case ConnectionAcquired e ->
          out.tag(3).text(e.host()).number(e.connection()).number(e.request()).flag(e.reused());
      case RequestSent e -> out.tag(4).text(e.host()).number(e.connection()).number(e.request());
      case FirstByte e -> out.tag(5).text(e.host()).number(e.connection()).number(e.request());
      case RequestRetried e ->
          out.tag(6)
              .text(e.host())
              .number(e.connection())
              .number(e.request())
              .constant(e.cause())
              .text(e.detail());
      case RequestEnded e ->
          out.tag(7)
              .text(e.host())
              .number(e.connection())
              .number(e.request())
              .number(e.status())
              .constant(e.failure())
              .number(e.bytesIn())
              .text(e.detail());
      case DialStarted e ->
          out.tag(8)
              .text(e.host())
              .number(e.connection())
              .number(e.request())
              .constant(e.cause())
              .number(e.instance());
      case DialFailed e ->
          out.tag(9)
              .text(e.host())
              .number(e.connection())
              .number(e.request())
              .constant(e.failure())
              .text(e.detail());
      case ConnectionOpened e ->
          out.tag(10)
              .text(e.host())
              .number(e.connection())
              .number(e.request())
              .number(e.localPort())
              .text(e.remote());
      case TlsStarted e -> out.tag(11).text(e.host()).number(e.connection());
      case TlsEnded e -> out.tag(12).text(e.host()).number(e.connection()).text(e.protocol());
      case ProtocolChosen e -> out.tag(13).text(e.host()).number(e.connection()).text(e.protocol());
      case ConnectionReleased e ->
          out.tag(14).text(e.host()).number(e.connection()).number(e.request());
      case PeerClosed e -> out.tag(15).text(e.host()).number(e.connection());
      case ConnectionClosed e ->
          out.tag(16)
              .text(e.host())
              .number(e.connection())
              .constant(e.reason())
              .constant(e.by())
              .number(e.bytesOut())
              .number(e.bytesIn())
              .number(e.evictedBy());
      case ChangeApplied e -> out.tag(17).text(e.path()).text(e.value());
      case KernelSampled e ->
          out.tag(18)
              .text(e.host())
              .number(e.established())
              .number(e.timeWait())
              .number(e.closeWait());
      case ServerCounted e -> out.tag(19).text(e.host()).number(e.accepted()).number(e.requests());
      case WindowEnded e -> out.tag(20).flag(e.interrupted());
      case RunEnded e -> out.tag(21).number(e.producerStalls());
      case Standstill e -> out.tag(22).number(e.nanos());
      case OthersRan e -> out.tag(23).number(e.cpuNanos()).number(e.nanos()).number(e.processors());
      case Compiled e -> out.tag(24).number(e.nanos()).number(e.ofNanos());
      case BackendCounted e ->
          out.tag(25).text(e.host()).number(e.backend()).number(e.accepted()).number(e.requests());
      case ServerReported e -> out.tag(26).text(e.host()).number(e.reused()).number(e.closed());
      case UpstreamCounted e -> out.tag(27).text(e.host()).text(e.proxy()).number(e.requests());
      case SocketsCompared e ->
          out.tag(28)
              .text(e.host())
              .number(e.dialing())
              .number(e.open())
              .number(e.closing())
              .number(e.serverTimeWait())
              .number(e.least())
              .number(e.most());
    }
  }

  static PoolEvent read(ValueReader in) throws IOException {
    int tag = in.tag();
    return switch (tag) {
      case 0 ->
          new RequestIssued(in.text(), in.number(), in.number(), in.text(), (int) in.number());
      case 1 ->
          new Picked(
              in.text(),
              in.number(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.text());
      case 2 ->
          new ArrivalDropped(in.text(), in.number(), in.number(), in.constant(DropCause.class));
      case 3 -> new ConnectionAcquired(in.text(), in.number(), in.number(), in.flag());
      case 4 -> new RequestSent(in.text(), in.number(), in.number());
      case 5 -> new FirstByte(in.text(), in.number(), in.number());
      case 6 ->
          new RequestRetried(
              in.text(), in.number(), in.number(), in.constant(FailureKind.class), in.text());
      case 7 ->
          new RequestEnded(
              in.text(),
              in.number(),
              in.number(),
              (int) in.number(),
              in.constant(FailureKind.class),
              in.number(),
              in.text());
      case 8 ->
          new DialStarted(
              in.text(), in.number(), in.number(), in.constant(DialCause.class), (int) in.number());
      case 9 ->
          new DialFailed(
              in.text(), in.number(), in.number(), in.constant(FailureKind.class), in.text());
      case 10 ->
          new ConnectionOpened(in.text(), in.number(), in.number(), (int) in.number(), in.text());
      case 11 -> new TlsStarted(in.text(), in.number());
      case 12 -> new TlsEnded(in.text(), in.number(), in.text());
      case 13 -> new ProtocolChosen(in.text(), in.number(), in.text());
      case 14 -> new ConnectionReleased(in.text(), in.number(), in.number());
      case 15 -> new PeerClosed(in.text(), in.number());
      case 16 ->
          new ConnectionClosed(
              in.text(),
              in.number(),
              in.constant(CloseReason.class),
              in.constant(ClosedBy.class),
              in.number(),
              in.number(),
              in.number());
      case 17 -> new ChangeApplied(in.text(), in.text());
      case 18 ->
          new KernelSampled(in.text(), (int) in.number(), (int) in.number(), (int) in.number());
      case 19 -> new ServerCounted(in.text(), in.number(), in.number());
      case 20 -> new WindowEnded(in.flag());
      case 21 -> new RunEnded(in.number());
      case 22 -> new Standstill(in.number());
      case 23 -> new OthersRan(in.number(), in.number(), (int) in.number());
      case 24 -> new Compiled(in.number(), in.number());
      case 25 -> new BackendCounted(in.text(), (int) in.number(), in.number(), in.number());
      case 26 -> new ServerReported(in.text(), in.number(), in.number());
      case 27 -> new UpstreamCounted(in.text(), in.text(), in.number());
      case 28 ->
          new SocketsCompared(
              in.text(),
              (int) in.number(),
              (int) in.number(),
              (int) in.number(),
              (int) in.number(),
              (int) in.number(),
              (int) in.number());
      default -> throw new IOException("unknown event " + tag);
    };
  }
}
