package dev.poolscope.client;

import dev.poolscope.experiment.Sample;
import dev.poolscope.server.SampleServer;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One server of a scenario: a sample server, a raw one, or a program of its own.
record Host(String name, URI url, @Nullable SampleServer sample, @Nullable RawServer raw)
    implements AutoCloseable {
  /// Whether it is no server of this program, so that nothing is known of what it saw.
  boolean isForeign() {
    return sample == null && raw == null;
  }

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
