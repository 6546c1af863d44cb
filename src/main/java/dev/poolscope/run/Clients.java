package dev.poolscope.run;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.CountedClient;
import dev.poolscope.client.PoolPerRequest;
import dev.poolscope.client.SeparatePools;
import dev.poolscope.client.go.GoClient;
import dev.poolscope.client.okhttp.OkHttpRulesClient;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Pooling;
import dev.poolscope.experiment.Transport;
import java.util.ArrayList;
import java.util.List;

/// Makes the clients of a run.
final class Clients {
  private Clients() {}

  /// The clients of an experiment as one.
  ///
  /// @param contexts the context of each, in their order
  static CountedClient create(Experiment experiment, List<ClientContext> contexts) {
    Transport transport = experiment.transport();
    ClientContext context = contexts.getFirst();
    CountedClient single = create(transport, context);
    CountedClient first =
        transport.perRequest() ? new PoolPerRequest(single, context.threads()) : single;
    if (contexts.size() == 1 && transport.pool() == Pooling.SHARED) {
      return first;
    }
    List<CountedClient> instances = new ArrayList<>(List.of(first));
    contexts.stream().skip(1).map(first::asInstance).forEach(instances::add);
    return new SeparatePools(instances, transport.pool(), context.threads());
  }

  /// A client under the rules that the transport names.
  static CountedClient create(Transport transport, ClientContext context) {
    return switch (transport.rules()) {
      case GO -> new GoClient(transport, context);
      case OKHTTP -> new OkHttpRulesClient(transport, context);
    };
  }
}
