package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The rows of the form for what is written now: derived from [Schema], so that a new field of a
/// record appears by itself.
final class Form {
  /// The field that names the kind of its parent.
  static final String KIND = "kind";

  /// The section of the fields at the top that are single values.
  static final String TOP = "experiment";

  private static final Map<String, List<SchemaField>> CHILDREN =
      Experiments.schema().fields().stream().collect(Collectors.groupingBy(SchemaField::parent));

  private final Draft<Experiment> draft;
  private final Predicate<String> expanded;
  private final List<FormRow> rows = new ArrayList<>();

  private Form(Draft<Experiment> draft, Predicate<String> expanded) {
    this.draft = draft;
    this.expanded = expanded;
  }

  /// The rows in the order to show them.
  ///
  /// @param expanded whether the rows below a header are to be shown, by its path
  static List<FormRow> rows(Draft<Experiment> draft, Predicate<String> expanded) {
    Form form = new Form(draft, expanded);
    List<SchemaField> top = children("", "");
    top.stream().filter(Form::isPart).forEach(field -> form.add(field, field.path(), 0));
    form.rows.add(new FormRow(TOP, FormRow.Part.SECTION, top.getFirst(), 0));
    if (expanded.test(TOP)) {
      top.stream().filter(f -> !isPart(f)).forEach(field -> form.add(field, field.path(), 1));
    }
    return List.copyOf(form.rows);
  }

  /// The fields below a group, or below the elements of a list.
  ///
  /// @param pattern the path of the parent with `N` for indices
  /// @param kind the kind of the parent; empty where it has none
  static List<SchemaField> children(String pattern, String kind) {
    return CHILDREN.getOrDefault(pattern, List.of()).stream()
        .filter(field -> field.kind().equals(kind))
        .toList();
  }

  /// The fields of one kind of a field.
  static List<SchemaField> children(SchemaField field, String kind) {
    return children(field.type() == FieldType.LIST ? field.path() + ".N" : field.path(), kind);
  }

  /// The kind that a field has now; empty where it says none.
  static String kind(Draft<Experiment> draft, SchemaField field, String path) {
    String alone = field.valueKind();
    return alone != null && draft.isSingle(path) ? alone : draft.text(path + "." + KIND).orElse("");
  }

  private static boolean isPart(SchemaField field) {
    return switch (field.type()) {
      case GROUP, KINDS, SETTINGS -> true;
      case LIST -> isOfRows(field);
      default -> false;
    };
  }

  private static boolean isOfRows(SchemaField list) {
    return list.element() == FieldType.GROUP || list.element() == FieldType.KINDS;
  }

  private void add(SchemaField field, String path, int depth) {
    switch (field.type()) {
      case GROUP -> group(field, path, depth);
      case KINDS -> kinds(field, path, depth);
      case SETTINGS -> rows.add(new FormRow(path, FormRow.Part.SETTINGS, field, depth));
      case LIST -> list(field, path, depth);
      default -> rows.add(new FormRow(path, FormRow.Part.VALUE, field, depth));
    }
  }

  private void group(SchemaField field, String path, int depth) {
    boolean optional = !field.required() && field.defaultText() == null;
    FormRow.Part part = optional ? FormRow.Part.OPTIONAL : FormRow.Part.SECTION;
    rows.add(new FormRow(path, part, field, depth));
    if (expanded.test(path) && (!optional || draft.isWritten(path))) {
      below(children(field.path(), ""), path, depth + 1);
    }
  }

  private void kinds(SchemaField field, String path, int depth) {
    rows.add(new FormRow(path, FormRow.Part.KINDS, field, depth));
    String kind = kind(draft, field, path);
    List<SchemaField> inside = children(field, kind);
    if (kind.equals(field.valueKind()) && draft.isSingle(path)) {
      rows.add(new FormRow(path, FormRow.Part.VALUE, inside.getFirst(), depth + 1));
    } else {
      below(inside, path, depth + 1);
    }
  }

  private void list(SchemaField field, String path, int depth) {
    if (!isOfRows(field)) {
      rows.add(new FormRow(path, FormRow.Part.VALUE, field, depth));
      return;
    }
    rows.add(new FormRow(path, FormRow.Part.LIST, field, depth));
    if (!expanded.test(path)) {
      return;
    }
    for (String element : draft.elements(path)) {
      rows.add(new FormRow(element, FormRow.Part.ELEMENT, field, depth + 1));
      if (expanded.test(element)) {
        below(children(field, ""), element, depth + 2);
      }
    }
  }

  private void below(List<SchemaField> fields, String path, int depth) {
    fields.forEach(field -> add(field, path + "." + field.name(), depth));
  }
}
