package dev.poolscope.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The servers of `sample-servers/`: which files they consist of, and how each says that it
/// listens.
enum ServerKind {
  GO("^ready on "),
  PYTHON("^Serving HTTP"),
  NODE("^ready on "),
  NGINX("^ready on ");

  private final Pattern readyLine;

  ServerKind(String readyLine) {
    this.readyLine = Pattern.compile(readyLine);
  }

  static Optional<ServerKind> byName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.folder().equals(name)).findAny();
  }

  /// Its folder in `sample-servers/`, which is its name to users as well.
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The files beside the start script, if there are any.
  List<String> files() {
    return switch (this) {
      case GO -> List.of("main.go", "go.mod");
      case PYTHON -> List.of("serve.py");
      case NODE -> List.of("server.js");
      case NGINX -> List.of();
    };
  }

  Pattern readyLine() {
    return readyLine;
  }
}
