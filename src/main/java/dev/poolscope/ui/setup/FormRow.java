package dev.poolscope.ui.setup;

import dev.poolscope.schema.SchemaField;
import java.util.List;

/// One row of the form. Rows that are equal can be shown by the same control.
///
/// @param path of the value, elements of lists by their index from 0
/// @param part what the row is
/// @param field the documentation of the value; of the list for its elements
/// @param depth how far it is indented
/// @param folded the fields that a fold hides and shows; none for other parts
record FormRow(String path, Part part, SchemaField field, int depth, List<SchemaField> folded) {
  /// A row that is no fold.
  FormRow(String path, Part part, SchemaField field, int depth) {
    this(path, part, field, depth, List.of());
  }

  /// What a row is.
  enum Part {
    /// The header of a group.
    SECTION,
    /// The header of a group that may be absent.
    OPTIONAL,
    /// The header of a list.
    LIST,
    /// The header of a list's element.
    ELEMENT,
    /// The choice of a kind; the fields of the kind follow.
    KINDS,
    /// One line for fields that few need.
    MORE,
    /// One line for fields that do not apply.
    ABSENT,
    /// Values by path or by name, one line each.
    LINES,
    /// A value.
    VALUE
  }

  /// The id of the row's control.
  String id() {
    String suffix = part == Part.KINDS ? "." + Form.KIND : "";
    return "setup-" + (path + suffix).replace('.', '-');
  }
}
