package dev.poolscope.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// The program in `src/test/resources/go/http2`: a server and a client of Go's own HTTP/2.
record GoHttp2(Path program) {
  /// Whether Go is installed.
  static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  /// Builds the program into a folder.
  static GoHttp2 build(Path into) throws IOException, InterruptedException {
    Path program = into.resolve("http2");
    Process go =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(new File("src/test/resources/go/http2"))
            .inheritIO()
            .start();
    if (go.waitFor() != 0) {
      throw new IOException("go build failed");
    }
    return new GoHttp2(program);
  }

  /// Starts the server.
  Server serve(String... settings) throws IOException, GeneralSecurityException {
    Process process = start(settings, "server");
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String[] ready = String.valueOf(out.readLine()).split(" ");
    byte[] certificate = Base64.getDecoder().decode(ready[2]);
    return new Server(
        process,
        out,
        URI.create("https://127.0.0.1:" + ready[1] + "/"),
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate)));
  }

  /// Lets Go's client send its requests, to the end.
  Counts send(URI url, String... settings) throws IOException {
    Process process = start(settings, "client", url.toString());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String[] counts = String.valueOf(out.readLine()).split(" ");
      return new Counts(
          Long.parseLong(counts[0]), Long.parseLong(counts[2]), Long.parseLong(counts[3]));
    }
  }

  private Process start(String[] settings, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(settings));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// What a client counts.
  record Counts(long ok, long opened, long closed) {}

  /// The running server.
  record Server(Process process, BufferedReader out, URI url, X509Certificate certificate)
      implements AutoCloseable {
    /// Stops it; the number of requests on each connection that had any, ascending.
    List<Integer> stop() throws IOException {
      process.getOutputStream().close();
      try (Stream<String> lines = out.lines()) {
        return lines.map(Integer::valueOf).toList();
      }
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
