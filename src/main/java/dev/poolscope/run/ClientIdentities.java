package dev.poolscope.run;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.load.ClientIdentity;
import java.net.URI;
import java.util.Locale;

/// Which identities the clients of an experiment have. Balancers that hash get addresses. These are
/// those of real sockets where the operating system has all of 127.0.0.0/8 for its own, as Linux
/// does, and every target is in it; the client cannot take them for anything else.
final class ClientIdentities {
  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");

  private ClientIdentities() {}

  static ClientIdentity of(Experiment experiment) {
    if (experiment.balancer().isNone() || !experiment.balancer().kind().needsKey()) {
      return ClientIdentity.NAME;
    }
    boolean local = experiment.targets().stream().allMatch(ClientIdentities::isLoopback);
    return LINUX && local ? ClientIdentity.SOURCE_ADDRESS : ClientIdentity.ADDRESS;
  }

  /// The identities as `run.json` names them.
  static String label(Experiment experiment) {
    return experiment.balancer().isNone()
        ? "none"
        : of(experiment).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Sample servers listen on 127.0.0.1. A name may stand for an IPv6 address.
  private static boolean isLoopback(Target target) {
    URI url = target.url();
    return url == null || url.getHost().matches("127(\\.[0-9]{1,3}){3}");
  }
}
