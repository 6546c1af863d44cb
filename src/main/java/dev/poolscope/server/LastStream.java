package dev.poolscope.server;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;

/// The last request of an HTTP/1 connection: once its response was written, the server ends the
/// connection, whatever the response said.
///
/// Threading: as Jetty's streams, one thread at a time.
class LastStream extends HttpStream.Wrapper {
  private final EndPoint endPoint;

  LastStream(HttpStream stream, EndPoint endPoint) {
    super(stream);
    this.endPoint = endPoint;
  }

  final EndPoint endPoint() {
    return endPoint;
  }

  @Override
  public void succeeded() {
    AcceptedSocket.finish(endPoint);
    super.succeeded();
  }
}
