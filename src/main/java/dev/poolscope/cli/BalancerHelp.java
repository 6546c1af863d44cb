package dev.poolscope.cli;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules and their options, for help texts.
final class BalancerHelp {
  private static final int WIDTH = 79;

  private BalancerHelp() {}

  static String[] lines() {
    List<SchemaField> options =
        Schema.of(BalancerSettings.class).fields().stream()
            .filter(field -> field.element() != FieldType.GROUP)
            .filter(field -> !field.name().equals("kind") && !field.name().equals("per"))
            .toList();
    List<String> lines = new ArrayList<>(List.of("", "Rules:"));
    BalancerKind.rules().forEach(kind -> lines.addAll(rule(kind)));
    lines.addAll(List.of("", "Options of rules:"));
    options.stream().filter(each -> !isShared(each)).forEach(each -> lines.addAll(option(each)));
    lines.addAll(List.of("", "Options with every rule:"));
    options.stream().filter(BalancerHelp::isShared).forEach(each -> lines.addAll(option(each)));
    return lines.stream().flatMap(BalancerHelp::wrapped).toArray(String[]::new);
  }

  private static boolean isShared(SchemaField option) {
    return BalancerKind.isShared(option.path().split("\\.")[0]);
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
    List<String> lines =
        new ArrayList<>(List.of("  " + kind.id(), "    " + Labels.option(kind).doc()));
    List<String> traits = new ArrayList<>();
    if (kind.needsKey()) {
      traits.add("needs keys");
    }
    if (kind.hasWeights()) {
      traits.add("heeds weights");
    }
    String own =
        kind.options().stream()
            .filter(option -> !BalancerKind.isShared(option))
            .collect(Collectors.joining(", "));
    if (!own.isEmpty()) {
      traits.add("options: " + own);
    }
    if (!traits.isEmpty()) {
      lines.add("    (" + String.join("; ", traits) + ")");
    }
    return lines;
  }

  private static List<String> option(SchemaField field) {
    String standard = field.defaultText() == null ? "" : " Default: " + field.defaultText() + ".";
    String special = field.special().isEmpty() ? "" : " (" + field.special() + ")";
    return List.of(
        "  " + field.path(),
        "    " + field.doc() + standard,
        "    Allowed: " + field.allowed() + special + ".");
  }
}
