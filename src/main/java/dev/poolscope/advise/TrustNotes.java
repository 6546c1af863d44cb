package dev.poolscope.advise;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import java.util.List;

/// Warnings of targets whose certificates are not verified: nothing else of a run shows it.
public final class TrustNotes {
  private TrustNotes() {}

  /// The names of the targets whose certificates are not verified.
  public static List<String> unverified(Experiment experiment) {
    return experiment.targets().stream()
        .filter(target -> !target.tls().verify())
        .map(Target::name)
        .toList();
  }

  /// The findings about them.
  public static List<Finding> of(Experiment experiment) {
    return unverified(experiment).stream()
        .map(
            name ->
                new Finding(
                    "TLS_NOT_VERIFIED",
                    Finding.Severity.WARNING,
                    name,
                    "The certificate of " + name + " is not verified.",
                    "targets." + name + ".tls.verify is false, so whoever answers is believed",
                    "Name the authority that signed it in tls.ca, and leave verify out."))
        .toList();
  }
}
