package dev.poolscope.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs that are measured beside ours where they are installed.
///
/// @param nginx the server of closed loops
/// @param wrk a client in C
/// @param goClosedLoop our Go client in a closed loop, compiled
/// @param goOpenLoop our Go client at even intervals, and our Go server, compiled
/// @param xvfb a display without a screen
/// @param xdotool finds windows
record Tools(
    Optional<Path> nginx,
    Optional<Path> wrk,
    Optional<Path> goClosedLoop,
    Optional<Path> goOpenLoop,
    Optional<Path> xvfb,
    Optional<Path> xdotool) {

  /// Looks for them on the path, and compiles the Go programs if there is Go.
  static Tools find(Path goSources, Path work) throws IOException, InterruptedException {
    Optional<Path> go = program("go");
    if (go.isPresent()) {
      compile(go.get(), goSources, work);
    }
    Path compiled = work.resolve("go-bin");
    return new Tools(
        program("nginx"),
        program("wrk"),
        go.map(_ -> compiled.resolve("closedloop")),
        go.map(_ -> compiled.resolve("openloop")),
        program("Xvfb"),
        program("xdotool"));
  }

  /// Compiles a copy, so that nothing is written beside the sources.
  private static void compile(Path go, Path sources, Path work)
      throws IOException, InterruptedException {
    Path module = work.resolve("go");
    for (String file : List.of("go.mod", "closedloop/main.go", "openloop/main.go")) {
      Files.createDirectories(module.resolve(file).getParent());
      Files.copy(sources.resolve(file), module.resolve(file));
    }
    Child.run(
        module,
        120,
        Map.of("GOCACHE", work.resolve("go-cache").toString(), "GOTOOLCHAIN", "local"),
        List.of(
            go.toString(),
            "build",
            "-o",
            work.resolve("go-bin") + "/",
            "./closedloop",
            "./openloop"));
  }

  private static Optional<Path> program(String name) {
    Stream<String> usual = Stream.of("/usr/sbin", "/usr/local/sbin");
    return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), usual)
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public String toString() {
    return String.join(
        ", ",
        "nginx " + said(nginx),
        "wrk " + said(wrk),
        "Go " + said(goClosedLoop),
        "Xvfb " + said(xvfb),
        "xdotool " + said(xdotool));
  }

  private static String said(Optional<Path> program) {
    return program.isPresent() ? "yes" : "no";
  }
}
