package dev.poolscope.client.http2;

/// Who is told what the server says of a whole connection. Called by threads of OkHttp.
public interface FramingListener {
  /// Settings have come.
  ///
  /// @param maxStreams how many streams may be open at a time, negative if they name no limit
  void settings(int maxStreams);

  /// The server takes no further streams (GOAWAY).
  void goAway();

  /// Nothing more can be read or written: the socket is to be closed.
  void broken();
}
