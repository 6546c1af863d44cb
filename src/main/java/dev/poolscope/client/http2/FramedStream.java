package dev.poolscope.client.http2;

import dev.poolscope.client.ResponseRules;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.Http2ExchangeCodec;
import okhttp3.internal.http2.Http2Stream;
import okhttp3.internal.http2.StreamResetException;
import okio.Okio;
import okio.Sink;

/// One request and its response on a stream.
///
/// Threading: used by the request's thread; [#reset] by any.
public final class FramedStream {
  private static final int FIRST_FINAL_STATUS = 200;

  private final Framing framing;
  private final Http2Stream stream;

  FramedStream(Framing framing, Http2Stream stream) {
    this.framing = framing;
    this.stream = stream;
  }

  /// Where the body of the request is written to; its close ends the request.
  public Sink requestBody() {
    return stream.getSink();
  }

  /// Waits for the response; informational ones before it are passed over.
  ///
  /// @throws StreamRefusedException if the server has not processed the request
  /// @throws IOException if the stream was reset, or the connection broke
  public Response response(Request request) throws IOException {
    try {
      while (true) {
        Headers headers = stream.takeHeaders(false);
        Response.Builder head =
            Http2ExchangeCodec.Companion.readHttp2HeadersList(headers, Protocol.HTTP_2)
                .request(request);
        Response response = head.build();
        if (response.code() >= FIRST_FINAL_STATUS) {
          long length = ResponseRules.contentLength(response);
          return head.body(
                  ResponseBody.create(Okio.buffer(stream.getSource()), (MediaType) null, length))
              .build();
        }
      }
    } catch (StreamResetException e) {
      if (e.errorCode == ErrorCode.REFUSED_STREAM) {
        throw new StreamRefusedException(false, e);
      }
      throw e;
    }
  }

  /// Ends the stream on both sides, if it has not ended yet; its listener is told nothing more.
  public void reset() {
    stream.closeLater(ErrorCode.CANCEL);
    framing.forget(stream.getId());
  }
}
