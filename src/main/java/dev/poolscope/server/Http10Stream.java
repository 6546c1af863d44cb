package dev.poolscope.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// A request that is answered in HTTP/1.0. Jetty's own generator writes `HTTP/1.1` always, so the
/// response goes to the endpoint past it.
final class Http10Stream extends LastStream {
  Http10Stream(HttpStream stream, EndPoint endPoint) {
    super(stream, endPoint);
  }

  /// Adds nothing: Jetty would grant keep-alive here to a client of HTTP/1.0 that asks for it.
  @Override
  public void prepareResponse(HttpFields.Mutable headers) {}

  @Override
  public void send(
      MetaData.Request request,
      MetaData.@Nullable Response response,
      boolean last,
      @Nullable ByteBuffer content,
      Callback callback) {
    if (response != null && HttpStatus.isInformational(response.getStatus())) {
      super.send(request, response, last, content, callback);
      return;
    }
    ByteBuffer body =
        content == null || HttpMethod.HEAD.is(request.getMethod())
            ? BufferUtil.EMPTY_BUFFER
            : content;
    if (response != null) {
      endPoint().write(callback, head(response), body);
    } else if (body.hasRemaining()) {
      endPoint().write(callback, body);
    } else {
      callback.succeeded();
    }
  }

  private static boolean hasNoContent(int status) {
    return status == HttpStatus.NO_CONTENT_204 || status == HttpStatus.NOT_MODIFIED_304;
  }

  private static ByteBuffer head(MetaData.Response response) {
    StringBuilder head = new StringBuilder("HTTP/1.0 ");
    head.append(response.getStatus()).append(' ');
    head.append(HttpStatus.getMessage(response.getStatus())).append("\r\n");
    for (HttpField field : response.getHttpFields()) {
      // Jetty's generator, passed by here, is what removes this one.
      if (field.getHeader() != HttpHeader.CONTENT_LENGTH || !hasNoContent(response.getStatus())) {
        head.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
      }
    }
    head.append("\r\n");
    return ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
