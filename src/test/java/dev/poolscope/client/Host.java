package dev.poolscope.client;

import dev.poolscope.experiment.Sample;
import dev.poolscope.server.SampleServer;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One server of a scenario: a sample server, or a raw one.
record Host(String name, URI url, @Nullable SampleServer sample, @Nullable RawServer raw)
    implements AutoCloseable {
  void behave(Sample behavior) {
    server().behave(behavior);
  }

  SampleServer server() {
    return Objects.requireNonNull(sample);
  }

  long accepted() {
    return raw != null ? raw.accepted() : server().counts().accepted();
  }

  @Override
  public void close() {
    if (sample != null) {
      sample.close();
    }
    if (raw != null) {
      raw.close();
    }
  }
}
