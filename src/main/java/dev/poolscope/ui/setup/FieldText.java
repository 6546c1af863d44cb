package dev.poolscope.ui.setup;

import dev.poolscope.schema.Default;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Draft;
import java.util.Optional;

/// What is typed into the control of a field, and how a setting writes it.
final class FieldText {
  private FieldText() {}

  /// What a control shows for a value: lists without their brackets.
  static String shown(SchemaField field, String text) {
    boolean list = field.type() == FieldType.LIST && text.startsWith("[") && text.endsWith("]");
    return list ? text.substring(1, text.length() - 1) : text;
  }

  /// How a setting writes what was typed.
  ///
  /// @param standard the default, which is meant when nothing was typed; empty where there is none
  static String value(SchemaField field, String typed, Optional<Default> standard) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return standard.map(Default::text).orElse("null");
    }
    return switch (field.type()) {
      case TEXT, URL -> Draft.quoted(typed);
      case LIST -> text.startsWith("[") ? text : "[" + text + "]";
      default -> text;
    };
  }
}
