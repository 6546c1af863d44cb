package dev.poolscope.client.okhttp;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/// Fails an exchange whose response has a head that cannot be. OkHttp takes a negative status and a
/// negative length for numbers like others, and then throws as if its caller were wrong: where the
/// body is read, and again where it is closed, so that the connection would never be given back.
///
/// Threading: stateless.
final class ResponseHeads implements Interceptor {
  static final ResponseHeads CHECKED = new ResponseHeads();

  /// What OkHttp says of a status below 0.
  private static final String NEGATIVE_STATUS = "code < 0";

  private ResponseHeads() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Response response;
    try {
      response = chain.proceed(request);
    } catch (IllegalStateException e) {
      if (String.valueOf(e.getMessage()).startsWith(NEGATIVE_STATUS)) {
        throw failed(request, "a status below 0");
      }
      throw e;
    }
    long length = response.body().contentLength();
    if (length < -1) {
      throw failed(request, "Content-Length: " + length);
    }
    return response;
  }

  private static ProtocolException failed(Request request, String what) {
    OkCall call = request.tag(OkCall.class);
    if (call != null) {
      call.markFailed();
    }
    return new ProtocolException("the answer has " + what);
  }
}
