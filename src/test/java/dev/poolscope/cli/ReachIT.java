package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What targets say of how they are reached, in whole runs.
class ReachIT {
  @TempDir private Path directory;

  /// A host whose connections take 300 ms gets a burst where requests count late.
  @ParameterizedTest
  @CsvSource({
    "on-connect, random, 14, 16",
    "on-connect, first, 16, 16",
    "at-pick, random, 8, 8",
    "at-pick, first, 8, 8"
  })
  void aSlowDialAttractsABurstWhereCountsComeLate(
      String countWhen, String ties, int atLeast, int atMost) throws IOException {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: slow-dial
            window: 1500ms
            targets:
              - {name: a, sample: {delay: 500ms}, dial: {delay: 300ms}}
              - {name: b, sample: {delay: 500ms}}
            balancer: {kind: least-connections, countWhen: COUNT, ties: TIES}
            load:
              - {target: balanced, arrivals: {kind: constant, rate: 100, requests: 16}}
            """
                .replace("COUNT", countWhen)
                .replace("TIES", ties));
    assertThat(Table.read(run, "picks.csv").of("a")).hasSizeBetween(atLeast, atMost);
    RunFiles.check(run);
  }

  @Test
  void trafficStaysWhereItsConnectionsAre() throws IOException {
    Path run =
        run(
            """
            schema: poolscope/experiment/v1
            name: dns-flip
            window: 2s
            targets: [{name: a, sample: {}, addresses: [127.0.0.2]}]
            load: [{target: a, arrivals: {kind: closed, workers: 1, think: 20ms}}]
            changes:
              - {at: 300ms, set: {targets.a.addresses: [127.0.0.3]}}
              - {at: 1500ms, set: {transport.disableKeepAlives: true}}
            """);
    List<NamedCsvRecord> connections = Table.read(run, "connections.csv").rows();
    assertThat(connections).hasSizeGreaterThan(1);
    assertThat(connections.getFirst().getField("remote")).startsWith("127.0.0.2:");
    assertThat(Table.number(connections.getFirst(), "closed_ns")).isGreaterThan(1_400_000_000);
    assertThat(connections.subList(1, connections.size()))
        .allMatch(row -> row.getField("remote").startsWith("127.0.0.3:"));
    RunFiles.check(run);
  }

  /// A name that no name server knows, of a server that runs already.
  @Test
  void aUrlsNameHasTheAddressesThatItsTargetGives() throws IOException {
    String there = ExperimentFile.SMALL.replace("sample: {mode: keep-alive}", "url: URL");
    Path run =
        run(there.replace("URL", "\"http://shop.invalid:1/\", addresses: [127.0.0.4 refuse]"));
    assertThat(number(run, "failed_REFUSED")).isEqualTo(3);
  }

  @Test
  void whatIsNotVerifiedIsSaidBeforeTheRunAndInItsReport() throws IOException {
    String file =
        ExperimentFile.write(
            directory,
            "trusting.yaml",
            ExperimentFile.SMALL.replace(
                "sample: {mode: keep-alive}", "sample: {tls: true}, tls: {verify: false}"));
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .startsWith(
            "warning: The certificate of a is not verified. targets.a.tls.verify is false, so"
                + " whoever answers is believed.");
    assertThat(outcome.out()).contains("a: warning: The certificate of a is not verified.");
    assertThat(number(outcome.runDirectory(), "requests_ok")).isEqualTo(3);
    assertThat(Files.readString(outcome.runDirectory().resolve("summary.json")))
        .contains("TLS_NOT_VERIFIED");
  }

  @Test
  void anAuthorityBesideTheFileIsTrusted() throws Exception {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate held =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(authority)
            .build();
    Files.writeString(directory.resolve("ca.pem"), authority.certificatePem());
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(held).build();
    Thread answering;
    try (ServerSocket server =
        own.sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      answering = Thread.startVirtualThread(() -> answer(server));
      String text =
          ExperimentFile.SMALL
              .replace(
                  "sample: {mode: keep-alive}",
                  "url: \"https://127.0.0.1:" + server.getLocalPort() + "/\"")
              .replace("requests: 3", "requests: 1");
      Path untrusted = run(text);
      Path trusted = run(text.replace("/\"}", "/\", tls: {ca: ca.pem}}"));
      assertThat(number(untrusted, "failed_TLS")).isEqualTo(1);
      assertThat(number(trusted, "requests_ok")).isEqualTo(1);
    }
    answering.join();
  }

  @Test
  void anAuthorityThatIsNotThereIsSaid() throws IOException {
    String file =
        ExperimentFile.write(
            directory,
            "missing.yaml",
            ExperimentFile.SMALL.replace("keep-alive}", "keep-alive}, tls: {ca: no.pem}"));
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("targets.a.tls.ca: " + directory.resolve("no.pem") + ": there is no such file");
  }

  private static void answer(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read(new byte[4096]);
        socket
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      } catch (IOException _) {
        // A client that does not trust it, or the end.
      }
    }
  }

  private static long number(Path run, String column) throws IOException {
    return Table.number(Table.read(run, "summary.csv").rows().getFirst(), column);
  }

  private Path run(String yaml) throws IOException {
    String file = ExperimentFile.write(directory, "reach.yaml", yaml);
    Outcome outcome = InProcess.run("run", file, "--quiet", "--out", directory.toString());
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    return outcome.runDirectory();
  }
}
