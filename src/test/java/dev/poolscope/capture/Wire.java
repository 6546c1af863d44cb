package dev.poolscope.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Puts packets together as a capture would have them, a microsecond apart.
public final class Wire {
  /// The server of all connections that name no other.
  public static final InetSocketAddress SERVER = endpoint("127.0.0.1", 8080);

  private final List<CapturedFrame> frames = new ArrayList<>();
  private long nowNanos;

  /// From now on packets are captured at this time and later, in nanoseconds since 1970.
  public Wire at(long epochNanos) {
    nowNanos = epochNanos;
    return this;
  }

  /// A connection that is still to be dialed.
  public TcpTalk from(int clientPort) {
    return new TcpTalk(this, endpoint("127.0.0.1", clientPort), SERVER, clientPort * 1000);
  }

  /// As above.
  ///
  /// @param sequence the client's first sequence number
  public TcpTalk from(InetSocketAddress client, InetSocketAddress server, int sequence) {
    return new TcpTalk(this, client, server, sequence);
  }

  public static InetSocketAddress endpoint(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  /// Exchanges the last two packets: they were captured out of their order.
  Wire swapLast() {
    CapturedFrame last = frames.removeLast();
    frames.add(frames.size() - 1, last);
    return this;
  }

  /// Loses the last packet.
  Wire loseLast() {
    frames.removeLast();
    return this;
  }

  /// Keeps only so many bytes of the last packet.
  Wire snapLast(int bytes) {
    CapturedFrame last = frames.removeLast();
    frames.add(
        new CapturedFrame(
            last.epochNanos(),
            last.linkType(),
            last.originalBytes(),
            last.data().slice(0, Math.min(bytes, last.data().limit()))));
    return this;
  }

  List<CapturedFrame> frames() {
    return List.copyOf(frames);
  }

  /// The whole as a pcapng file of which nothing was lost.
  public byte[] pcapng() {
    return pcapng(0);
  }

  /// @param lost how many packets were lost
  public byte[] pcapng(long lost) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapngWriter writer =
        new PcapngWriter(
            out, "test", "lo", "tcp", CapturedFrame.ETHERNET, CaptureTool.SNAP_BYTES)) {
      for (CapturedFrame frame : frames) {
        writer.write(frame);
      }
      writer.statistics(nowNanos, lost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// The whole as a pcap file with times in microseconds.
  byte[] pcap(ByteOrder order) {
    int bytes = frames.stream().mapToInt(frame -> 16 + frame.data().limit()).sum();
    ByteBuffer file = ByteBuffer.allocate(24 + bytes).order(order);
    file.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    file.putInt(65_535).putInt(CapturedFrame.ETHERNET);
    for (CapturedFrame frame : frames) {
      file.putInt((int) (frame.epochNanos() / 1_000_000_000));
      file.putInt((int) (frame.epochNanos() % 1_000_000_000 / 1000));
      file.putInt(frame.data().limit()).putInt(frame.originalBytes());
      file.put(frame.data().duplicate());
    }
    return file.array();
  }

  /// What a follower makes of it.
  CapturedTraffic followed() throws IOException {
    return read(pcapng());
  }

  static CapturedTraffic read(byte[] file) throws IOException {
    return TcpFollower.follow(CaptureReader.of(new ByteArrayInputStream(file)));
  }

  void add(byte[] frame) {
    frames.add(
        new CapturedFrame(nowNanos, CapturedFrame.ETHERNET, frame.length, ByteBuffer.wrap(frame)));
    nowNanos += 1000;
  }
}
