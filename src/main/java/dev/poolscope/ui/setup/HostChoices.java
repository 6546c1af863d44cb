package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Draft;
import java.util.ArrayList;
import java.util.List;

/// The hosts that a text field may name: it is chosen, not typed.
final class HostChoices {
  private static final String OF_LOAD = "load.N.target";
  private static final String OF_EXPECTATION = "expect.N.host";

  private HostChoices() {}

  /// Whether a field names a host.
  static boolean isFor(SchemaField field) {
    return field.path().equals(OF_LOAD) || field.path().equals(OF_EXPECTATION);
  }

  /// What such a field may be: the targets, and what stands for all of them.
  static List<String> of(SchemaField field, Draft<Experiment> draft) {
    List<String> hosts = new ArrayList<>();
    draft.elements("targets").forEach(t -> draft.text(t + ".name").ifPresent(hosts::add));
    if (field.path().equals(OF_EXPECTATION)) {
      hosts.add(Experiment.ALL_HOSTS);
    } else if (!draft.text("balancer.kind").orElse("none").equals("none")) {
      hosts.add(Experiment.BALANCED);
    }
    return hosts;
  }
}
