package dev.poolscope.ui.setup;

import dev.poolscope.config.Labels;
import dev.poolscope.config.Problem;
import dev.poolscope.config.Rules;
import dev.poolscope.config.Schema;
import dev.poolscope.config.SchemaField;
import dev.poolscope.run.LimitAdvice;
import dev.poolscope.run.LimitNote;
import dev.poolscope.run.RulesNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what each row of the form shows. A problem or advice belongs to the row of its field or,
/// where that is hidden or has none, to the nearest row above it.
///
/// Threading: confined to one thread.
final class FormFacts {
  private final SetupState state;
  private final boolean live;
  private final Map<String, FormRow> owners = new HashMap<>();
  private final Map<FormRow, List<String>> problems = new HashMap<>();
  private final Map<FormRow, List<String>> advice = new HashMap<>();
  private final List<String> general = new ArrayList<>();
  private final Optional<Rules> rules;

  FormFacts(SetupModel model, List<FormRow> rows) {
    state = model.state();
    live = model.liveProperty().get();
    rows.forEach(row -> owners.put(row.path(), row));
    rules =
        Arrays.stream(Rules.values())
            .filter(each -> Labels.of(each).equals(state.text("transport.rules")))
            .findFirst();
    for (Problem problem : model.problems()) {
      place(state.fieldOf(problem), problem.message(), problems);
    }
    state.draft().experiment().map(LimitAdvice::of).orElse(List.of()).forEach(this::place);
  }

  /// What is wrong with the experiment as a whole.
  List<String> general() {
    return general;
  }

  /// What a row shows.
  RowFacts of(FormRow row) {
    SchemaField field = row.field();
    boolean absent =
        row.part() == FormRow.Part.VALUE
            && rules.filter(now -> !field.rules().contains(now)).isPresent();
    String closed =
        absent
            ? RulesNotes.reason(field.name(), rules.orElseThrow())
            : live ? Schema.fixedReason(owner(row)).orElse("") : "";
    return new RowFacts(
        FieldText.shown(field, state.text(row.path())),
        state.isWritten(row.path()),
        !row.path().equals(Form.TOP) && state.isChanged(row.path()),
        closed,
        absent,
        problems.getOrDefault(row, List.of()),
        absent ? List.of() : advice.getOrDefault(row, List.of()));
  }

  /// What an edit by the row's own controls sets: an element is removed from its list.
  private static String owner(FormRow row) {
    return row.part() == FormRow.Part.ELEMENT
        ? row.path().substring(0, row.path().lastIndexOf('.'))
        : row.path();
  }

  private void place(LimitNote note) {
    place(note.path(), note.text(), advice);
  }

  private void place(String field, String text, Map<FormRow, List<String>> into) {
    String path = field;
    String where = "";
    while (!path.isEmpty() && !owners.containsKey(path)) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
      where = field.substring(path.isEmpty() ? 0 : path.length() + 1) + ": ";
    }
    FormRow owner = owners.get(path.isEmpty() ? Form.TOP : path);
    if (field.isEmpty() || owner == null) {
      general.add(where + text);
    } else {
      into.computeIfAbsent(owner, _ -> new ArrayList<>()).add(where + text);
    }
  }
}
