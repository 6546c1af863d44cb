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
import org.jspecify.annotations.Nullable;

/// The rows of the form for what is written now: derived from [Schema], so that a new field of a
/// record appears by itself.
final class Form {
  /// The field that names the kind of its parent.
  static final String KIND = "kind";

  /// The section of the fields at the top that are single values.
  static final String TOP = "experiment";

  private static final Map<String, List<SchemaField>> CHILDREN =
      Experiments.schema().fields().stream().collect(Collectors.groupingBy(SchemaField::parent));

  /// The fold of fields that few need, and the fold of those that do not apply, below a path.
  private static final String MORE = ".more";

  private static final String ABSENT = ".absent";

  /// How long load is offered: shown with the load, wherever it stands in the file.
  private static final SchemaField DURATION = Experiments.schema().find("duration").getFirst();

  private final SetupState state;
  private final Draft<Experiment> draft;
  private final Absence absence;
  private final Predicate<String> expanded;
  private final List<FormRow> rows = new ArrayList<>();

  private Form(SetupState state, Predicate<String> expanded) {
    this.state = state;
    this.draft = state.draft();
    this.absence = new Absence(state);
    this.expanded = expanded;
  }

  /// The rows in the order to show them.
  ///
  /// @param expanded whether the rows below a header are to be shown, by its path
  static List<FormRow> rows(SetupState state, Predicate<String> expanded) {
    Form form = new Form(state, expanded);
    List<SchemaField> top = children("", "");
    List<SchemaField> parts = top.stream().filter(Form::isPart).toList();
    FormOrder.parts(parts).forEach(field -> form.add(field, field.path(), 0));
    form.rows.add(new FormRow(TOP, FormRow.Part.SECTION, top.getFirst(), 0));
    if (expanded.test(TOP)) {
      top.stream()
          .filter(field -> !isPart(field) && !field.equals(DURATION))
          .forEach(field -> form.add(field, field.path(), 1));
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
      case GROUP, KINDS, SETTINGS, TEXTS -> true;
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
      case SETTINGS, TEXTS -> rows.add(new FormRow(path, FormRow.Part.LINES, field, depth));
      case LIST -> list(field, path, depth);
      default -> rows.add(new FormRow(path, FormRow.Part.VALUE, field, depth));
    }
  }

  private void group(SchemaField field, String path, int depth) {
    boolean optional = !field.required() && field.defaultText() == null;
    FormRow.Part part = optional ? FormRow.Part.OPTIONAL : FormRow.Part.SECTION;
    rows.add(new FormRow(path, part, field, depth));
    if (expanded.test(path) && (!optional || draft.isWritten(path))) {
      below(field, children(field.path(), ""), path, depth + 1);
    }
  }

  private void kinds(SchemaField field, String path, int depth) {
    rows.add(new FormRow(path, FormRow.Part.KINDS, field, depth));
    String kind = kind(draft, field, path);
    List<SchemaField> inside = children(field, kind);
    if (kind.equals(field.valueKind()) && draft.isSingle(path)) {
      rows.add(new FormRow(path, FormRow.Part.VALUE, inside.getFirst(), depth + 1));
    } else {
      below(field, inside, path, depth + 1);
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
    if (path.equals("load")) {
      add(DURATION, DURATION.path(), depth + 1);
    }
    for (String element : draft.elements(path)) {
      rows.add(new FormRow(element, FormRow.Part.ELEMENT, field, depth + 1));
      if (expanded.test(element)) {
        below(field, children(field, ""), element, depth + 2);
      }
    }
  }

  private void below(SchemaField parent, List<SchemaField> fields, String path, int depth) {
    Map<Boolean, List<SchemaField>> byAbsence =
        fields.stream()
            .collect(Collectors.partitioningBy(field -> isAbsent(field, path(path, field))));
    FormOrder.Split split =
        FormOrder.Split.of(
            parent.type() == FieldType.LIST ? parent.path() + ".N" : parent.path(),
            byAbsence.getOrDefault(false, List.of()),
            field -> isUsed(field, path(path, field), path + MORE));
    split.shown().forEach(field -> add(field, path(path, field), depth));
    fold(new FormRow(path + MORE, FormRow.Part.MORE, parent, depth, split.more()), path);
    List<SchemaField> absent = byAbsence.getOrDefault(true, List.of());
    fold(new FormRow(path + ABSENT, FormRow.Part.ABSENT, parent, depth, absent), path);
  }

  private void fold(FormRow fold, String path) {
    if (!fold.folded().isEmpty()) {
      rows.add(fold);
      if (expanded.test(fold.path())) {
        fold.folded().forEach(field -> add(field, path(path, field), fold.depth()));
      }
    }
  }

  /// Whether a field that few need is used here: written, with another value than it has anyway.
  /// What is written while its fold is open stays there, under the hands of who writes it.
  private boolean isUsed(SchemaField field, String path, String fold) {
    // Where the default depends on other fields, what is written says which of them is meant.
    @Nullable String usual = field.defaults().depend() ? null : field.defaultText();
    Draft<Experiment> before = state.before();
    boolean wasUsed = before.isWritten(path) && !before.text(path).orElse("").equals(usual);
    boolean isUsed = state.isWritten(path) && !state.text(path).equals(usual);
    return wasUsed || (isUsed && !expanded.test(fold));
  }

  private boolean isAbsent(SchemaField field, String path) {
    return absence.of(field, path).isPresent();
  }

  private static String path(String parent, SchemaField field) {
    return parent + "." + field.name();
  }
}
