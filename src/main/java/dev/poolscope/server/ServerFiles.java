package dev.poolscope.server;

import dev.poolscope.experiment.ServerKind;
import dev.poolscope.schema.Labels;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

  static ServerFiles extract(ServerKind kind) throws IOException {
    Path folder = Files.createTempDirectory("poolscope-server-");
    ServerFiles files = new ServerFiles(folder, folder.resolve("scratch"));
    try {
      Files.createDirectory(files.scratch);
      files.copy(kind, START_SCRIPT);
      for (String name : names(kind)) {
        files.copy(kind, name);
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

  /// Deletes the folder with all that is in it; does nothing when it is gone already.
  void delete() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  /// The files beside the start script, if there are any.
  private static List<String> names(ServerKind kind) {
    return switch (kind) {
      case GO -> List.of("main.go", "go.mod");
      case PYTHON -> List.of("serve.py");
      case NODE -> List.of("server.js");
      case NGINX, EMBEDDED -> List.of();
    };
  }

  private void copy(ServerKind kind, String name) throws IOException {
    String resource = "/sample-servers/" + Labels.of(kind) + "/" + name;
    try (InputStream in = ServerFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("missing in this build: " + resource);
      }
      Files.copy(in, folder.resolve(name));
    }
  }
}
