package dev.poolscope.server;

import dev.poolscope.experiment.ServerKind;
import dev.poolscope.schema.Labels;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A sample server's files, copied from the class path into a temporary folder.
///
/// @param folder the temporary folder, where the start script lies
/// @param scratch a folder in it for the server's own temporary files
record ServerFiles(Path folder, Path scratch) {
  private static final String START_SCRIPT = "start.sh";
  private static final String WATCHED_SCRIPT = "watched.sh";
  private static final List<String> COMMON = List.of(WATCHED_SCRIPT, "watch.sh");

  static ServerFiles extract(ServerKind kind) throws IOException {
    Path folder = Files.createTempDirectory("poolscope-server-");
    ServerFiles files = new ServerFiles(folder, folder.resolve("scratch"));
    try {
      Files.createDirectory(files.scratch);
      for (String name : COMMON) {
        files.copy(name, name);
      }
      String own = folder(kind) + "/";
      files.copy(own + START_SCRIPT, START_SCRIPT);
      for (String name : names(kind)) {
        files.copy(own + name, name);
      }
      return files;
    } catch (IOException e) {
      files.delete();
      throw e;
    }
  }

  Path startScript() {
    return folder.resolve(START_SCRIPT);
  }

  /// Starts the server so that it ends with this process, and the folder goes away.
  Path watchedScript() {
    return folder.resolve(WATCHED_SCRIPT);
  }

  /// Deletes the folder with all that is in it; does nothing when it is gone already. Others, such
  /// as the server itself, may delete meanwhile.
  void delete() throws IOException {
    while (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e.getCause();
        }
      } catch (NoSuchFileException _) {
        // Gone between the look and the walk: look again.
      }
    }
  }

  private static String folder(ServerKind kind) {
    return Labels.of(kind == ServerKind.PYTHON_HTTP11 ? ServerKind.PYTHON : kind);
  }

  /// The files beside the start script, if there are any.
  private static List<String> names(ServerKind kind) {
    return switch (kind) {
      case GO -> List.of("main.go", "go.mod");
      case PYTHON, PYTHON_HTTP11 -> List.of("serve.py");
      case NODE -> List.of("server.js");
      case NGINX, HAPROXY, EMBEDDED -> List.of();
    };
  }

  private void copy(String from, String name) throws IOException {
    String resource = "/sample-servers/" + from;
    try (InputStream in = ServerFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("missing in this build: " + resource);
      }
      Files.copy(in, folder.resolve(name));
    }
  }
}
