package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.Problem;
import dev.poolscope.yaml.Draft;
import java.util.ArrayList;
import java.util.List;

/// An experiment with the edits made to it.
///
/// @param origin the experiment before
/// @param edits in order, none of them without effect
/// @param before the experiment before, as it is written
/// @param draft the experiment after, as it is written
public record SetupState(
    Origin origin, List<Edit> edits, Draft<Experiment> before, Draft<Experiment> draft) {
  private static final String SET = "--set ";

  /// An experiment without edits.
  ///
  /// @throws dev.poolscope.schema.ConfigException if it is not YAML with named fields
  static SetupState of(Origin origin) {
    Draft<Experiment> before = Experiments.draft(origin.source(), List.of());
    return new SetupState(origin, List.of(), before, before);
  }

  private SetupState of(List<Edit> changed) {
    Draft<Experiment> after =
        Experiments.draft(origin.source(), changed.stream().map(Edit::set).toList());
    return new SetupState(origin, List.copyOf(changed), before, after);
  }

  /// This state with one more edit, by the fewest edits that have the same result.
  SetupState with(String path, String value) {
    Edit edit = new Edit(path, value, draft.named(path) + "=" + value);
    List<Edit> effective =
        edits.stream().filter(old -> !(old.isWithin(path) && isUnreadable(old))).toList();
    SetupState all = of(added(effective, edit));
    List<Edit> others = edits.stream().filter(other -> !other.isWithin(path)).toList();
    for (List<Edit> fewer : List.of(others, added(others, edit))) {
      SetupState candidate = of(fewer);
      if (candidate.means(all)) {
        return candidate;
      }
    }
    return all;
  }

  /// Whether another state has the same edits of the same experiment.
  boolean isSameAs(SetupState other) {
    return origin.equals(other.origin) && edits.equals(other.edits);
  }

  /// The texts of the edits as `--set` takes them.
  List<String> sets() {
    return edits.stream().map(Edit::set).toList();
  }

  /// What a field shows: its value, its default, or what was typed where that cannot be read.
  String text(String path) {
    return edits.stream()
        .filter(edit -> edit.path().equals(path) && isUnreadable(edit))
        .map(Edit::value)
        .findFirst()
        .orElseGet(() -> draft.text(path).orElse(""));
  }

  /// Whether a field has another value than before.
  boolean isChanged(String path) {
    return !text(path).equals(before.text(path).orElse(""));
  }

  /// Whether a field has a value of its own, be it one that cannot be read.
  boolean isWritten(String path) {
    return draft.isWritten(path)
        || edits.stream().anyMatch(edit -> edit.path().equals(path) && isUnreadable(edit));
  }

  /// The field that a problem is about, elements by their index; empty for the whole.
  String fieldOf(Problem problem) {
    if (!problem.field().isEmpty()) {
      return draft.indexed(problem.field());
    }
    String source = problem.source();
    String set = source.startsWith(SET) ? source.substring(SET.length()) : source;
    int equals = problem.line() == 0 ? set.indexOf('=') : -1;
    return equals < 0 ? "" : draft.indexed(set.substring(0, equals));
  }

  private boolean isUnreadable(Edit edit) {
    return draft.problems().stream()
        .anyMatch(
            problem -> problem.field().isEmpty() && problem.source().equals(SET + edit.set()));
  }

  private boolean means(SetupState other) {
    if (draft.record().isPresent() || other.draft.record().isPresent()) {
      return draft.record().equals(other.draft.record());
    }
    return draft.problems().equals(other.draft.problems())
        && draft.document().equals(other.draft.document());
  }

  private static List<Edit> added(List<Edit> edits, Edit edit) {
    List<Edit> more = new ArrayList<>(edits);
    more.add(edit);
    return more;
  }
}
