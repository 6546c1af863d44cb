package dev.poolscope.cli;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerRegistry;
import dev.poolscope.balance.RuleOption;
import dev.poolscope.picks.OptionForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules and their options, for help texts.
final class BalancerHelp {
  private static final int WIDTH = 79;

  private BalancerHelp() {}

  static String[] lines() {
    List<String> lines = new ArrayList<>(List.of("", "Rules:"));
    BalancerRegistry.kinds().forEach(kind -> lines.addAll(rule(kind)));
    lines.addAll(List.of("", "Options of rules:"));
    OptionForm.ofRules().forEach(form -> lines.addAll(option(form)));
    lines.addAll(List.of("", "Options with every rule:"));
    OptionForm.shared().forEach(form -> lines.addAll(option(form)));
    return lines.stream().flatMap(BalancerHelp::wrapped).toArray(String[]::new);
  }

  /// A line cut to the width of a help text, what follows indented a little more.
  private static Stream<String> wrapped(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int cut = rest.lastIndexOf(' ', WIDTH);
      lines.add(rest.substring(0, cut));
      rest = indent + "  " + rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines.stream().map(each -> each.replace("%", "%%"));
  }

  private static List<String> rule(BalancerKind kind) {
    List<String> lines = new ArrayList<>(List.of("  " + kind.id(), "    " + kind.description()));
    String options =
        Arrays.stream(RuleOption.values())
            .filter(kind.options()::contains)
            .map(RuleOption::id)
            .collect(Collectors.joining(", "));
    List<String> traits = new ArrayList<>();
    if (kind.needsKey()) {
      traits.add("needs keys");
    }
    if (kind.hasWeights()) {
      traits.add("heeds weights");
    }
    if (!options.isEmpty()) {
      traits.add("options: " + options);
    }
    if (!traits.isEmpty()) {
      lines.add("    (" + String.join("; ", traits) + ")");
    }
    return lines;
  }

  private static List<String> option(OptionForm form) {
    return List.of(
        "  " + form.name(),
        "    " + form.description() + " Default: " + form.standard() + ".",
        "    Allowed: " + form.allowed() + ".");
  }
}
