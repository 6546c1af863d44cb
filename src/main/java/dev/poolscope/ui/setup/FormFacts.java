package dev.poolscope.ui.setup;

import dev.poolscope.advise.LimitAdvice;
import dev.poolscope.advise.LimitNote;
import dev.poolscope.advise.MachineAdvice;
import dev.poolscope.advise.MachineNote;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.Default;
import dev.poolscope.schema.Option;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  private final Absence absence;

  FormFacts(SetupModel model, List<FormRow> rows) {
    state = model.state();
    live = model.liveProperty().get();
    rows.forEach(row -> owners.put(row.path(), row));
    // The duration is shown with the load.
    owners.computeIfAbsent("window", _ -> owners.get("load"));
    absence = new Absence(state);
    for (Problem problem : model.problems()) {
      place(state.fieldOf(problem), problem.message(), problems);
    }
    state.draft().record().map(LimitAdvice::of).orElse(List.of()).forEach(this::place);
    state.draft().record().map(MachineAdvice::of).orElse(List.of()).forEach(this::place);
  }

  /// What is wrong with the experiment as a whole.
  List<String> general() {
    return general;
  }

  /// What a row shows.
  RowFacts of(FormRow row) {
    if (row.part() == FormRow.Part.MORE || row.part() == FormRow.Part.ABSENT) {
      return fold(row);
    }
    Optional<String> lacking = absence.of(row.field(), row.path());
    boolean absent = lacking.isPresent();
    String closed =
        lacking.orElseGet(
            () -> live ? Experiments.schema().fixedReason(owner(row)).orElse("") : "");
    return new RowFacts(
        FieldText.shown(row.field(), state.text(row.path())),
        state.isWritten(row.path()),
        !row.path().equals(Form.TOP) && state.isChanged(row.path()),
        before(row),
        closed,
        absent,
        absent ? "" : origin(row),
        choices(row),
        problems.getOrDefault(row, List.of()),
        absent ? List.of() : advice.getOrDefault(row, List.of()));
  }

  /// Whose default a row's field has, where that depends on other fields.
  private String origin(FormRow row) {
    return !row.field().defaults().depend() || state.isWritten(row.path())
        ? ""
        : state.draft().standard(row.path()).map(Default::words).orElse("");
  }

  /// What a field was before the edits; empty where it was not there, or is as it was.
  private String before(FormRow row) {
    String path = row.path();
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    boolean isNew = !parent.isEmpty() && state.before().text(parent).isEmpty();
    return switch (row.part()) {
      case VALUE -> {
        String text = FieldText.shown(row.field(), state.before().text(path).orElse(""));
        boolean ofAnotherKind = text.isEmpty() && !row.field().kind().isEmpty();
        yield isNew || ofAnotherKind || !state.isChanged(path) ? "" : was(text);
      }
      case KINDS -> {
        String kind = Form.kind(state.before(), row.field(), path);
        boolean same = kind.equals(Form.kind(state.draft(), row.field(), path));
        yield isNew || same ? "" : was(kind);
      }
      default -> "";
    };
  }

  private static String was(String text) {
    return "was " + (text.isEmpty() ? "not given" : text);
  }

  private List<String> choices(FormRow row) {
    return HostChoices.isFor(row.field())
        ? HostChoices.of(row.field(), state.draft())
        : row.field().options().stream().map(Option::label).toList();
  }

  private RowFacts fold(FormRow row) {
    String inside = row.path().substring(0, row.path().lastIndexOf('.') + 1);
    boolean more = row.part() == FormRow.Part.MORE;
    String names = row.folded().stream().map(SchemaField::label).collect(Collectors.joining(", "));
    return new RowFacts(
        more ? "more: " + names : absence.words(row.folded()),
        true,
        more && row.folded().stream().anyMatch(f -> state.isChanged(inside + f.name())),
        "",
        "",
        false,
        "",
        List.of(),
        List.of(),
        List.of());
  }

  /// What an edit by the row's own controls sets: an element is removed from its list.
  private static String owner(FormRow row) {
    return row.part() == FormRow.Part.ELEMENT
        ? row.path().substring(0, row.path().lastIndexOf('.'))
        : row.path();
  }

  private void place(MachineNote note) {
    place(note.path(), note.words(), advice);
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
