package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a value with its path or name is written on a line of the form.
enum LineForm {
  /// A new value by path, as `--set` takes it.
  SETTING("=", "PATH=VALUE", "value %d that changes"),
  /// A text by name, as a header stands in a request.
  TEXT(":", "Name: value", "text %d with its name");

  private final String separator;
  private final String example;
  private final String called;

  LineForm(String separator, String example, String called) {
    this.separator = separator;
    this.example = example;
    this.called = called;
  }

  /// The form of a field's lines.
  static LineForm of(SchemaField field) {
    return field.type() == FieldType.SETTINGS ? SETTING : TEXT;
  }

  /// What a line looks like.
  String example() {
    return example;
  }

  /// What a line is called.
  ///
  /// @param index from 0
  String called(int index) {
    return called.formatted(index + 1);
  }

  /// The lines of a field.
  List<String> lines(Draft<Experiment> draft, String path) {
    return draft.settings(path).entrySet().stream()
        .map(
            entry ->
                this == SETTING
                    ? entry.getKey() + separator + entry.getValue()
                    : entry.getKey()
                        + separator
                        + " "
                        + draft.text(path + "." + entry.getKey()).orElse(""))
        .toList();
  }

  /// The value of a field that has such lines, as a setting writes it; empty lines do not count.
  String value(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      if (!line.isEmpty()) {
        int at = line.indexOf(separator);
        String name = at < 0 ? line : line.substring(0, at).strip();
        String value = at < 0 ? "" : line.substring(at + 1);
        values.put(name, this == SETTING ? value : Draft.quoted(value.strip()));
      }
    }
    return Draft.fields(values);
  }
}
