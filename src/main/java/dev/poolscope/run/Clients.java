package dev.poolscope.run;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.go.GoClient;
import dev.poolscope.client.okhttp.OkHttpRulesClient;
import dev.poolscope.experiment.Transport;

/// Makes the client of a run.
final class Clients {
  private Clients() {}

  /// A client under the rules that the transport names.
  static CountedClient create(Transport transport, ClientContext context) {
    return switch (transport.rules()) {
      case GO -> new GoClient(transport, context);
      case OKHTTP -> new OkHttpRulesClient(transport, context);
    };
  }
}
