package dev.poolscope.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/// A server on a loopback port that does to each connection what a script says.
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Script script;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  RawServer(Script script) {
    this(script, ServerSocketFactory.getDefault());
  }

  RawServer(Script script, ServerSocketFactory sockets) {
    this.script = script;
    try {
      listening = sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
    threads.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        sockets.add(socket);
        int index = accepted.getAndIncrement();
        threads.execute(() -> serve(socket, index));
      }
    } catch (IOException _) {
      // Closed: no more connections.
    }
  }

  private void serve(Socket socket, int index) {
    try (socket) {
      script.serve(new RawConnection(socket), index);
    } catch (IOException _) {
      // The client has left, or the test is over.
    } finally {
      sockets.remove(socket);
    }
  }

  /// What happens on the n-th connection (from 0), which is closed at the script's end.
  @FunctionalInterface
  interface Script {
    void serve(RawConnection connection, int index) throws IOException;
  }
}
