package dev.poolscope.server;

import dev.poolscope.experiment.Sample;
import dev.poolscope.time.SystemScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One sample server on a free port, with a scheduler of its own, from its construction to the end
/// of the test.
final class ServerFixture implements AfterEachCallback {
  private final SystemScheduler scheduler = new SystemScheduler("test-scheduler");
  private final SampleServer server;

  ServerFixture(boolean tls) {
    try {
      server = SampleServer.start(Sample.DEFAULT.with("tls", tls), 1, scheduler);
    } catch (IOException e) {
      scheduler.close();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
    scheduler.close();
  }

  SampleServer server() {
    return server;
  }

  SystemScheduler scheduler() {
    return scheduler;
  }

  RawClient connect() throws IOException {
    return new RawClient(server.port());
  }

  /// A client whose kernel takes no more than about so many bytes that were not read yet.
  RawClient connectWithWindow(int bytes) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(bytes);
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()));
    return new RawClient(socket);
  }
}
