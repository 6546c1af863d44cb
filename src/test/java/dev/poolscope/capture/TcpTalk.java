package dev.poolscope.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One TCP connection, packet by packet, with the sequence numbers that it would have.
public final class TcpTalk {
  private static final int ETHERNET_HEADER = 14;
  private static final int TCP_HEADER = 20;

  private final Wire wire;
  private final InetSocketAddress client;
  private final InetSocketAddress server;
  private int clientNext;
  private int serverNext;

  /// What each side has of the other's.
  private int clientHas;

  private int serverHas;

  TcpTalk(Wire wire, InetSocketAddress client, InetSocketAddress server, int sequence) {
    this.wire = wire;
    this.client = client;
    this.server = server;
    clientNext = sequence;
    serverNext = sequence + 500_000;
  }

  public TcpTalk at(long epochNanos) {
    wire.at(epochNanos);
    return this;
  }

  /// SYN, SYN and ACK, ACK.
  public TcpTalk open() {
    return syn().accept().ofClient(TcpSegment.ACK, "");
  }

  public TcpTalk syn() {
    ofClient(TcpSegment.SYN, "");
    clientNext++;
    serverHas = clientNext;
    return this;
  }

  /// The same SYN as before.
  TcpTalk synAgain() {
    clientNext--;
    return syn();
  }

  TcpTalk accept() {
    ofServer(TcpSegment.SYN | TcpSegment.ACK, "");
    serverNext++;
    clientHas = serverNext;
    return this;
  }

  public TcpTalk refuse() {
    return ofServer(TcpSegment.RST | TcpSegment.ACK, "");
  }

  /// A request without a body, and its response.
  public TcpTalk request() {
    return send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").answer("HTTP/1.1 200 OK\r\n\r\n");
  }

  public TcpTalk send(String text) {
    ofClient(TcpSegment.ACK, text);
    clientNext += text.length();
    serverHas = clientNext;
    return this;
  }

  /// Bytes that were sent before.
  TcpTalk sendAgain(String text) {
    clientNext -= text.length();
    return send(text);
  }

  TcpTalk answer(String text) {
    ofServer(TcpSegment.ACK, text);
    serverNext += text.length();
    clientHas = serverNext;
    return this;
  }

  /// The client's FIN; the server has it.
  public TcpTalk clientEnds() {
    clientEndsUnseen();
    serverHas = clientNext;
    return this;
  }

  /// The client's FIN, which the server does not have yet.
  TcpTalk clientEndsUnseen() {
    ofClient(TcpSegment.FIN | TcpSegment.ACK, "");
    clientNext++;
    return this;
  }

  /// The server's FIN; the client has it.
  public TcpTalk serverEnds() {
    ofServer(TcpSegment.FIN | TcpSegment.ACK, "");
    serverNext++;
    clientHas = serverNext;
    return this;
  }

  TcpTalk clientResets() {
    return ofClient(TcpSegment.RST, "");
  }

  TcpTalk serverResets() {
    return ofServer(TcpSegment.RST, "");
  }

  private TcpTalk ofClient(int flags, String text) {
    wire.add(frame(client, server, clientNext, clientHas, flags, text));
    return this;
  }

  private TcpTalk ofServer(int flags, String text) {
    wire.add(frame(server, client, serverNext, serverHas, flags, text));
    return this;
  }

  private static byte[] frame(
      InetSocketAddress from,
      InetSocketAddress to,
      int sequence,
      int acknowledged,
      int flags,
      String text) {
    byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] source = from.getAddress().getAddress();
    byte[] target = to.getAddress().getAddress();
    boolean isVersion4 = source.length == 4;
    int ip = isVersion4 ? 20 : 40;
    int length = TCP_HEADER + payload.length;
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET_HEADER + ip + length);
    frame.position(12).putShort((short) (isVersion4 ? 0x0800 : 0x86DD));
    if (isVersion4) {
      frame.put((byte) 0x45).put((byte) 0).putShort((short) (ip + length)).putInt(0);
      frame.put((byte) 64).put((byte) IpPacket.TCP).putShort((short) 0);
    } else {
      frame.putInt(6 << 28).putShort((short) length).put((byte) IpPacket.TCP).put((byte) 64);
    }
    frame.put(source).put(target);
    frame.putShort((short) from.getPort()).putShort((short) to.getPort());
    frame.putInt(sequence).putInt(acknowledged).put((byte) 0x50).put((byte) flags);
    frame.putShort((short) 0).putInt(0).put(payload);
    return frame.array();
  }
}
