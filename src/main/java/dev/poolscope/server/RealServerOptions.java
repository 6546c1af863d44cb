package dev.poolscope.server;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.SampleMode;
import dev.poolscope.experiment.ServerKind;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.units.ByteCounts;
import dev.poolscope.units.Durations;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which fields of a [Sample] a real server can do, and how its start script is told them. What it
/// cannot do is refused, because it would be without effect; so is every field that is not named
/// here.
public final class RealServerOptions {
  private static final String ALL = "server port";
  private static final long NGINX_MOST_BODY_BYTES = 1L << 20;
  private static final long HAPROXY_MOST_BODY_BYTES = 1L << 18;

  /// nginx makes a redirect, or nothing at all, of these.
  private static final Set<Integer> NOT_PLAIN_IN_NGINX = Set.of(301, 302, 303, 307, 308, 444);

  private RealServerOptions() {}

  /// Why a real server cannot do what a sample says; empty if it can.
  public static Optional<String> refusal(Sample sample) {
    String kind = Labels.of(sample.server());
    Set<String> known = fields(sample.server());
    Set<String> unknown = new TreeSet<>();
    for (Part part : RecordShape.of(Sample.class).parts()) {
      Object given = RecordShape.get(sample, part);
      boolean isDefault = Objects.equals(given, RecordShape.get(Sample.DEFAULT, part));
      if (!isDefault && !known.contains(part.name())) {
        unknown.add(part.name());
      }
    }
    if (!unknown.isEmpty()) {
      return Optional.of(
          "%s has no %s; it has %s. Leave the others out, or use the embedded server"
              .formatted(
                  kind, String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
    }
    return value(sample).map(problem -> problem + ", or use the embedded server");
  }

  /// What the start script of a server is given after its port.
  ///
  /// @param sample one that is not refused
  /// @param upstreamPorts the ports on 127.0.0.1 of what requests are passed on to
  static List<String> arguments(Sample sample, List<Integer> upstreamPorts) {
    Set<String> known = fields(sample.server());
    List<String> arguments = new ArrayList<>();
    if (sample.server() == ServerKind.PYTHON_HTTP11) {
      arguments.add("-http11");
    }
    if (sample.mode() == SampleMode.CLOSE) {
      arguments.add("-mode=close");
    }
    if (sample.delay() instanceof Delay.Fixed fixed && fixed.value().isPositive()) {
      arguments.add("-delay=" + Durations.format(fixed.value()));
    }
    if (sample.idleTimeout().isPositive()) {
      arguments.add("-idle-timeout=" + sample.idleTimeoutMillis() + "ms");
    }
    if (sample.maxRequests() > 0) {
      arguments.add("-max-requests=" + sample.maxRequests());
    }
    if (known.contains("bodyBytes")) {
      arguments.add("-body-bytes=" + sample.bodyBytes());
    }
    if (sample.chunked()) {
      arguments.add("-chunked=true");
    }
    if (sample.status() != Sample.DEFAULT.status()) {
      arguments.add("-status=" + sample.status());
    }
    if (!upstreamPorts.isEmpty()) {
      arguments.add(
          "-upstream="
              + upstreamPorts.stream()
                  .map(port -> "127.0.0.1:" + port)
                  .collect(Collectors.joining(",")));
    }
    return arguments;
  }

  private static Set<String> fields(ServerKind kind) {
    String own =
        switch (kind) {
          case GO -> "mode delay idleTimeout maxRequests bodyBytes chunked status tls";
          case NODE -> "mode delay idleTimeout maxRequests bodyBytes chunked status tls";
          case PYTHON -> "mode bodyBytes";
          case PYTHON_HTTP11 -> "idleTimeout bodyBytes";
          case NGINX -> "mode idleTimeout maxRequests bodyBytes status tls upstream";
          case HAPROXY -> "mode idleTimeout bodyBytes status tls upstream";
          case EMBEDDED -> "";
        };
    return Set.copyOf(Arrays.asList((ALL + " " + own).trim().split(" ", -1)));
  }

  /// What is wrong with the value of a field that the server has.
  private static Optional<String> value(Sample sample) {
    String kind = Labels.of(sample.server());
    Set<SampleMode> modes =
        sample.server() == ServerKind.PYTHON
            ? Set.of(SampleMode.KEEP_ALIVE, SampleMode.HTTP10)
            : Set.of(SampleMode.KEEP_ALIVE, SampleMode.CLOSE);
    if (!modes.contains(sample.mode())) {
      return Optional.of(
          "mode: %s cannot do %s; allowed: %s"
              .formatted(
                  kind,
                  Labels.of(sample.mode()),
                  Texts.either(modes.stream().map(Labels::of).sorted().toList())));
    }
    if (!(sample.delay() instanceof Delay.Fixed)) {
      return Optional.of("delay: %s has one duration only; give one".formatted(kind));
    }
    long most =
        switch (sample.server()) {
          case NGINX -> NGINX_MOST_BODY_BYTES;
          case HAPROXY -> HAPROXY_MOST_BODY_BYTES;
          default -> Long.MAX_VALUE;
        };
    if (sample.bodyBytes() > most) {
      return Optional.of(
          "bodyBytes: %s has at most %s here; give less".formatted(kind, ByteCounts.format(most)));
    }
    if (sample.server() == ServerKind.NGINX && NOT_PLAIN_IN_NGINX.contains(sample.status())) {
      return Optional.of(
          "status: nginx has no plain response of status %d; give another"
              .formatted(sample.status()));
    }
    boolean ends = sample.mode() == SampleMode.CLOSE || sample.maxRequests() > 0;
    if (sample.server() == ServerKind.NODE && sample.tls() && ends) {
      return Optional.of(
          "tls: over HTTP/2, which a client may choose then, node has neither maxRequests nor mode"
              + " close; leave one of them out");
    }
    return Optional.empty();
  }
}
