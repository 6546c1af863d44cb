package dev.poolscope.server;

/// What a sample server does with a connection after an HTTP/1 response. Over HTTP/2 every mode but
/// [#KEEP_ALIVE] announces the end of the connection (GOAWAY) after its response.
public enum ServerMode {
  /// HTTP/1.1, connections persist.
  KEEP_ALIVE("keep-alive"),
  /// HTTP/1.1 with `Connection: close`, then end of stream.
  CLOSE("close"),
  /// An HTTP/1.0 response with `Content-Length` and without keep-alive, then end of stream, as
  /// Python's `http.server` answers.
  HTTP10("http10"),
  /// An HTTP/1.1 response that promises to keep the connection, then end of stream all the same.
  SILENT_CLOSE("silent-close");

  private final String label;

  ServerMode(String label) {
    this.label = label;
  }

  /// The mode's name in experiment files and on the command line.
  public String label() {
    return label;
  }
}
