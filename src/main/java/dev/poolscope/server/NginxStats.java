package dev.poolscope.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// nginx's own count of connections, asked for at its stats socket
/// ([stub_status](https://nginx.org/en/docs/http/ngx_http_stub_status_module.html)). Its logs do
/// not mention a connection over HTTP/2 that carried no request.
///
/// @param socket where it is asked
record NginxStats(StatsSocket socket) {
  private static final String QUESTION = "GET / HTTP/1.0\r\n\r\n";
  private static final Pattern ANSWER =
      Pattern.compile("accepts handled requests\\s+(\\d{1,18}) \\d+ \\d+");

  /// Connections accepted up to now, without the one that asks; to be asked once. Empty where nginx
  /// was built without the module.
  ///
  /// @throws IOException when it cannot be asked, or answers otherwise than in words known here
  OptionalLong accepted() throws IOException {
    if (!Files.exists(socket.path())) {
      return OptionalLong.empty();
    }
    String answer = socket.ask(QUESTION);
    Matcher accepted = ANSWER.matcher(answer);
    if (!accepted.find()) {
      throw new IOException("nginx did not tell the connections that it accepted: " + answer);
    }
    return OptionalLong.of(Long.parseLong(accepted.group(1)) - 1);
  }
}
