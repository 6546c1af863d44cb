package dev.poolscope.server;

import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.Stall;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers every request as the server's current [Sample] says. Never blocks, so it runs on the
/// selector's thread and an undelayed response costs no change of threads.
///
/// Threading: safe for use by any thread.
final class ResponseHandler extends Handler.Abstract.NonBlocking {
  /// The wait for a response that never comes.
  private static final long FOREVER = Stall.FOREVER.length().toNanos();

  private final Supplier<Sample> current;
  private final DelayDraw delays;
  private final HeldBack heldBack;
  private final Executor executor;

  ResponseHandler(
      Supplier<Sample> current, DelayDraw delays, HeldBack heldBack, Executor executor) {
    this.current = current;
    this.delays = delays;
    this.heldBack = heldBack;
    this.executor = executor;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    AcceptedSocket socket = AcceptedSocket.below(endPoint);
    RequestOrdinals ordinals = socket.requestStarted();
    Exchange exchange = new Exchange(request, response, endPoint, socket, ordinals, callback);
    if (exchange.isMultiplexed()) {
      // A stream has an idle timeout of its own, which would break off a delayed response.
      request.addIdleTimeoutListener(_ -> false);
    }
    if (request.getLength() == 0) {
      answer(exchange);
    } else {
      Content.Source.consumeAll(
          request,
          Callback.from(InvocationType.NON_BLOCKING, () -> answer(exchange), exchange::failed));
    }
    return true;
  }

  private void answer(Exchange exchange) {
    RequestOrdinals ordinals = exchange.ordinals();
    Sample sample = current.get().forRequest(ordinals.ofServer(), ordinals.ofConnection());
    AcceptedSocket socket = exchange.socket();
    socket.keepIdleFor(sample.idleTimeoutMillis());
    long delay = delays.nanos(sample.delay(), socket.index(), socket.backend().number());
    long wait = sum(delay, sample.stall().length().toNanos());
    ResponseWriter writer = new ResponseWriter(exchange, sample, heldBack);
    if (wait == FOREVER) {
      exchange.waitForClientToLeave();
    } else if (wait > 0) {
      heldBack.after(wait, writer);
    } else if (sample.bodyBytes() > BodyWriter.BLOCK_BYTES) {
      // A client that reads as fast as this writes would keep the selector from all others.
      executor.execute(writer);
    } else {
      writer.run();
    }
  }

  /// The sum of two waits; half the range of a long counts as forever, so that due times stay
  /// comparable.
  private static long sum(long delay, long stall) {
    long most = FOREVER / 2;
    return stall >= most || delay >= most - stall ? FOREVER : delay + stall;
  }
}
