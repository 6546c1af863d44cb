package dev.poolscope.virtual;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Sample;
import dev.poolscope.experiment.ServerKind;
import dev.poolscope.experiment.Target;

/// What virtual time has no model of: it is refused, never imitated.
final class VirtualLimits {
  private static final String INSTEAD = "; run it for real";

  private VirtualLimits() {}

  /// @throws VirtualTimeException if an experiment asks for it
  static void check(Experiment experiment) {
    if (experiment.transport().rules() != Rules.GO) {
      refuse("transport.rules", "okhttp: virtual time knows the rules of Go's pool only");
    }
    for (int i = 0; i < experiment.targets().size(); i++) {
      check("targets." + i, experiment.targets().get(i), experiment);
    }
  }

  private static void check(String path, Target target, Experiment experiment) {
    Sample sample = target.sample();
    if (sample == null) {
      refuse(path + ".url", target.url() + ": what that server does is not known");
      return;
    }
    if (sample.server() != ServerKind.EMBEDDED) {
      refuse(path + ".sample.server", "what a real server does is not known");
    }
    if (experiment.protocol(target.name()) != Protocol.HTTP_1_1) {
      refuse(path + ".protocol", "there is no HTTP/2 in virtual time");
    }
    if (sample.tls()) {
      refuse(path + ".sample.tls", "there is no TLS in virtual time");
    }
    if (!target.addresses().isEmpty()) {
      refuse(path + ".addresses", "there are no addresses in virtual time");
    }
  }

  private static void refuse(String path, String why) {
    throw new VirtualTimeException(path + ": " + why + INSTEAD);
  }
}
