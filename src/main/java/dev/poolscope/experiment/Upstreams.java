package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import java.util.List;

/// What may stand in the `upstream` of a sample: other targets, which a proxy can call.
final class Upstreams {
  private Upstreams() {}

  static void check(Check check, List<Target> targets) {
    List<String> names = targets.stream().map(Target::name).toList();
    for (int i = 0; i < targets.size(); i++) {
      Sample proxy = targets.get(i).sample();
      if (proxy == null) {
        continue;
      }
      for (int j = 0; j < proxy.upstream().size(); j++) {
        String field = "targets." + i + ".sample.upstream." + j;
        String name = proxy.upstream().get(j);
        Experiment.known(check, field, name, names);
        check.that(
            proxy.upstream().indexOf(name) == j,
            field,
            "%s stands there twice; remove one".formatted(name));
        targets.stream()
            .filter(target -> target.name().equals(name))
            .forEach(target -> checkOne(check, field, target));
      }
    }
  }

  private static void checkOne(Check check, String field, Target upstream) {
    Sample sample = upstream.sample();
    check.that(
        sample != null,
        field,
        upstream.name() + " is a url; allowed: targets with a sample of their own");
    if (sample != null) {
      check.that(
          sample.upstream().isEmpty(),
          field,
          upstream.name() + " passes its requests on itself; allowed: targets that answer");
      check.that(
          !sample.tls(), field, upstream.name() + " speaks TLS; allowed: targets without tls");
    }
  }
}
