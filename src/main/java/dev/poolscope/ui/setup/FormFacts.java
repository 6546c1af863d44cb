package dev.poolscope.ui.setup;

import dev.poolscope.advise.LimitAdvice;
import dev.poolscope.advise.LimitNote;
import dev.poolscope.advise.RulesNotes;
import dev.poolscope.balance.BalancerKind;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Rules;
import dev.poolscope.schema.Default;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
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
  private final Optional<BalancerKind> balancer;

  FormFacts(SetupModel model, List<FormRow> rows) {
    state = model.state();
    live = model.liveProperty().get();
    rows.forEach(row -> owners.put(row.path(), row));
    rules = chosen(Rules.values(), "transport.rules");
    balancer = chosen(BalancerKind.values(), "balancer.kind");
    for (Problem problem : model.problems()) {
      place(state.fieldOf(problem), problem.message(), problems);
    }
    state.draft().record().map(LimitAdvice::of).orElse(List.of()).forEach(this::place);
  }

  /// What is wrong with the experiment as a whole.
  List<String> general() {
    return general;
  }

  /// What a row shows.
  RowFacts of(FormRow row) {
    SchemaField field = row.field();
    Optional<String> lacking = lackingRules(row).or(() -> lackingBalancer(row));
    boolean absent = lacking.isPresent();
    String closed =
        lacking.orElseGet(
            () -> live ? Experiments.schema().fixedReason(owner(row)).orElse("") : "");
    return new RowFacts(
        FieldText.shown(field, state.text(row.path())),
        state.isWritten(row.path()),
        !row.path().equals(Form.TOP) && state.isChanged(row.path()),
        closed,
        absent,
        absent ? "" : origin(row),
        problems.getOrDefault(row, List.of()),
        absent ? List.of() : advice.getOrDefault(row, List.of()));
  }

  /// Whose default a row's field has, where that depends on other fields.
  private String origin(FormRow row) {
    return !row.field().defaults().depend() || state.isWritten(row.path())
        ? ""
        : state.draft().standard(row.path()).map(Default::words).orElse("");
  }

  /// Why the pool rules do not have a row's field.
  private Optional<String> lackingRules(FormRow row) {
    return rules
        .filter(now -> row.part() == FormRow.Part.VALUE && !row.field().isUnder(now))
        .map(now -> RulesNotes.reason(row.field().name(), now));
  }

  /// Why the balancer's rule does not have a row's field. One that is written all the same is
  /// wrong, and can be edited until it is right.
  private Optional<String> lackingBalancer(FormRow row) {
    return row.field().parent().equals("balancer") && !state.isWritten(row.path())
        ? balancer.flatMap(kind -> kind.lacks(row.field().name()))
        : Optional.empty();
  }

  private <T extends Enum<T>> Optional<T> chosen(T[] values, String path) {
    String word = state.text(path);
    return Arrays.stream(values).filter(each -> Labels.of(each).equals(word)).findFirst();
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
