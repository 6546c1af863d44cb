package dev.poolscope.experiment;

import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Option;
import dev.poolscope.schema.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The reference page of the experiment file, in Markdown, derived from their
/// [dev.poolscope.schema.Schema].
public final class ReferencePage {
  private static final String INTRODUCTION =
      """
      # The experiment file

      YAML in UTF-8, at most 1 MiB. The first line is `schema: SCHEMA`; the fields below follow.

      - Durations need a unit: `250ms`, `10s`, `1m30s`, `1.5s`. Units are `h`, `m`, `s`, `ms`, `us`
        and `ns`; only `0` goes without.
      - Bytes may have one: `10`, `64KiB`, `100MiB`, `1.5MB`.
      - Unknown fields, wrong types and impossible values are errors that name the line, the field
        and what is allowed.
      - `--set PATH=VALUE` replaces any field. A path is dotted; `N` stands for the index of a
        list's element from 0 or, for targets, for the target's name: `targets.a.sample.delay=5ms`,
        `load.0.arrivals={kind: once, requests: 10}`.
      - What is not given has its default. Some are those of the library whose rules hold; the table
        says whose, and `poolscope show` does for an experiment.
      - `changes` take the same paths, of the fields that may change in a run.

      This page is generated from the definitions that the program reads files by.
      """;

  private final List<SchemaField> fields = Experiments.schema().fields();
  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  /// The page.
  public static String markdown() {
    ReferencePage page = new ReferencePage();
    page.page.append(INTRODUCTION.replace("SCHEMA", ExperimentFormat.VERSION));
    page.section("At the top", "", List.of());
    for (SchemaField field : page.fields) {
      String inside = field.type() == FieldType.LIST ? field.path() + ".N" : field.path();
      boolean group = field.element() == FieldType.GROUP || field.element() == FieldType.KINDS;
      if (group) {
        page.section("`" + inside + "`", inside, field.options());
      }
    }
    return page.page.toString();
  }

  private void section(String title, String parent, List<Option> kinds) {
    page.append("\n## ").append(title).append("\n\n");
    if (!kinds.isEmpty()) {
      row("`kind`", "meaning");
      row("---", "---");
      kinds.forEach(kind -> row(code(kind.label()), cell(kind.doc())));
      page.append('\n');
    }
    List<SchemaField> inside = fields.stream().filter(f -> f.parent().equals(parent)).toList();
    if (inside.isEmpty()) {
      page.append("No further fields.\n");
      return;
    }
    boolean withKind = !kinds.isEmpty();
    List<String> head = List.of("field", "allowed", "default", "may change in a run", "meaning");
    row(withKind, "`kind`", head);
    row(withKind, "---", head.stream().map(_ -> "---").toList());
    inside.forEach(field -> row(withKind, code(field.kind()), cells(field)));
  }

  private List<String> cells(SchemaField field) {
    return List.of(
        code(field.name()), allowed(field), defaultText(field), changes(field), meaning(field));
  }

  private String changes(SchemaField field) {
    String inside = field.path() + ".";
    boolean partly = fields.stream().anyMatch(f -> f.fixed() && f.path().startsWith(inside));
    return field.fixed() ? "no" : partly ? "in part" : "yes";
  }

  private static String allowed(SchemaField field) {
    String allowed =
        switch (field.element()) {
          case GROUP -> field.type() == FieldType.LIST ? "a list, see below" : "see below";
          case KINDS -> "see below";
          default -> field.allowed();
        };
    return cell(field.special().isEmpty() ? allowed : allowed + " (" + field.special() + ")");
  }

  private static String defaultText(SchemaField field) {
    if (field.required()) {
      return "required";
    }
    return field.defaultText() == null ? "none" : field.defaults().words(ReferencePage::code);
  }

  private static String meaning(SchemaField field) {
    List<String> parts = new ArrayList<>();
    parts.add(cell(field.doc()));
    if (!field.alias().isEmpty()) {
      parts.add("May be written as " + code(field.alias()) + " as well.");
    }
    if (!field.rules().isEmpty()) {
      parts.add("Only under " + String.join(", ", field.rules()) + " rules.");
    }
    if (field.type() == FieldType.CHOICE) {
      parts.add(
          field.options().stream()
              .map(option -> code(option.label()) + ": " + cell(option.doc()))
              .collect(Collectors.joining("; ", "", ".")));
    }
    return String.join(" ", parts);
  }

  private void row(boolean withFirst, String first, List<String> cells) {
    List<String> all = new ArrayList<>(cells);
    if (withFirst) {
      all.addFirst(first);
    }
    row(all.toArray(String[]::new));
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
