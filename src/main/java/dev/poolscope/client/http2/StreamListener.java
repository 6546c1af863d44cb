package dev.poolscope.client.http2;

/// Who is told what comes on a stream. Called by the connection's reader.
public interface StreamListener {
  /// Headers of the response have come.
  void headersArrived();

  /// The server has ended its side of the stream, or reset it.
  void ended();
}
