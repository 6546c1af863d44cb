package dev.poolscope.client.go;

import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Tells the attempt that uses a connection what OkHttp does with it.
///
/// Threading: called by the connection's thread, or by whoever closes a response that was left.
final class ExchangeListener extends EventListener {
  private final Slot slot;

  ExchangeListener(Slot slot) {
    this.slot = slot;
  }

  @Override
  public void secureConnectStart(Call unused) {
    tell(Attempt::tlsStarted);
  }

  @Override
  public void secureConnectEnd(Call unused, @Nullable Handshake handshake) {
    tell(attempt -> attempt.tlsEnded(handshake == null ? "" : handshake.tlsVersion().javaName()));
  }

  @Override
  public void requestHeadersEnd(Call unused, Request request) {
    tell(Attempt::writing);
  }

  @Override
  public void responseHeadersEnd(Call unused, Response response) {
    tell(attempt -> attempt.headersRead(response));
  }

  @Override
  public void responseBodyEnd(Call unused, long byteCount) {
    tell(Attempt::exchangeEnded);
  }

  @Override
  public void requestFailed(Call unused, IOException error) {
    tell(Attempt::requestFailed);
  }

  @Override
  public void responseFailed(Call unused, IOException error) {
    tell(Attempt::responseFailed);
  }

  private void tell(Consumer<Attempt> news) {
    Attempt current = slot.exchanges().current();
    if (current != null) {
      news.accept(current);
    }
  }
}
