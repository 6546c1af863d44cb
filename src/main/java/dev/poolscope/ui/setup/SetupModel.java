package dev.poolscope.ui.setup;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// An experiment being edited: what it was, the edits in order, and what is wrong with the result,
/// in the words of the command line. While a run is going its edits go to the run as well.
///
/// Threading: confined to one thread, that of the window.
public final class SetupModel {
  private final UndoHistory<SetupState> history;
  private final ReadOnlyObjectWrapper<SetupState> state;
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live");
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper(this, "unsaved");
  private boolean dragging;
  private boolean dragged;
  private SetupState saved;
  private @Nullable Consumer<Map<String, String>> run;
  private SetupState applied;
  private List<Problem> refused = List.of();

  /// A model of an experiment without edits.
  ///
  /// @throws ConfigException if it is not YAML with named fields
  public SetupModel(Origin origin) {
    SetupState first = SetupState.of(origin);
    history = new UndoHistory<>(first);
    state = new ReadOnlyObjectWrapper<>(this, "state", first);
    saved = first;
    applied = first;
  }

  /// The experiment with its edits; changes with every edit.
  public ReadOnlyObjectProperty<SetupState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// The experiment with its edits.
  public SetupState state() {
    return state.get();
  }

  /// Whether a run is going, so that only what is not fixed can be edited.
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  /// Whether there are edits that no file has.
  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /// What is wrong with the experiment, or with what the run was told last.
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(state().draft().problems());
    all.addAll(refused);
    return all;
  }

  /// Sets a field.
  ///
  /// @param path dotted, elements of lists by their index from 0
  /// @param value as a setting writes it
  public void set(String path, String value) {
    SetupState next = state().with(path, value);
    if (!next.isSameAs(state())) {
      if (dragged) {
        history.replace(next);
      } else {
        history.add(next);
      }
      dragged = dragging;
      show();
    }
  }

  /// From now on all edits are one step to undo, until [#endDrag].
  public void beginDrag() {
    dragging = true;
  }

  /// From now on each edit is a step of its own.
  public void endDrag() {
    if (dragged && history.at(-1).isSameAs(state())) {
      history.drop();
      show();
    }
    dragging = false;
    dragged = false;
  }

  /// Sets a field to what was typed into its control; nothing typed means the default.
  public void type(SchemaField field, String path, String typed) {
    set(path, FieldText.value(field, typed, state().draft().standard(path)));
  }

  /// Makes a field one of another kind, keeping what both have under the same name.
  public void choose(SchemaField field, String path, String kind) {
    set(path, Starters.kind(state().draft(), field, path, kind));
  }

  /// Adds a row to a list: its last one once more, or one to begin with.
  ///
  /// @return the path of the new row
  public String add(SchemaField list, String path) {
    String row = Starters.row(state().draft(), list, path);
    String added = path + "." + state().draft().size(path);
    if (state().draft().indexed(added).equals(added)) {
      set(added, row);
    } else {
      set(path, state().draft().with(path, row));
    }
    return added;
  }

  /// Removes a row of a list.
  ///
  /// @throws IndexOutOfBoundsException if the list has no such row
  public void remove(String list, int index) {
    set(list, state().draft().without(list, index));
  }

  /// Whether there is an edit to undo; while a run is going, one that the run can follow.
  public boolean canUndo() {
    return canGo(-1);
  }

  /// Whether there is an edit to do again; while a run is going, one that the run can follow.
  public boolean canRedo() {
    return canGo(1);
  }

  /// Takes back the last edit, if that can be.
  public void undo() {
    go(-1);
  }

  /// Does again the edit taken back last, if that can be.
  public void redo() {
    go(1);
  }

  /// From now on edits go to a run, which was started with the experiment as it is.
  ///
  /// @param change takes new values by path, as `Run.change` does, and may refuse them by a
  ///   [ConfigException]
  public void runStarted(Consumer<Map<String, String>> change) {
    run = change;
    applied = state();
    live.set(true);
  }

  /// From now on edits are for the next run.
  public void runEnded() {
    run = null;
    refused = List.of();
    live.set(false);
  }

  /// The experiment as YAML, with what is written and nothing else.
  public String toYaml() {
    return state().draft().document();
  }

  /// Takes note that [#toYaml] was written to a file, which is the experiment's origin from now on.
  public void saved(Path file) {
    saved = SetupState.of(Origin.file(file, toYaml()));
    history.replace(saved);
    applied = LiveChanges.between(applied, state()).isEmpty() ? saved : applied;
    show();
  }

  /// The command that runs the experiment with its edits, for a POSIX shell; empty where the
  /// experiment is in no file.
  public Optional<String> commandLine() {
    String argument = state().origin().argument();
    if (argument == null) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of("poolscope", "run", argument));
    state().sets().forEach(set -> words.addAll(List.of("--set", set)));
    return Optional.of(ShellWords.line(words));
  }

  private boolean canGo(int step) {
    return history.has(step) && (!live.get() || LiveChanges.possible(state(), history.at(step)));
  }

  private void go(int step) {
    if (canGo(step)) {
      history.go(step);
      show();
    }
  }

  private void show() {
    refused = List.of();
    SetupState current = history.current();
    if (run != null && current.draft().record().isPresent()) {
      follow(run, current);
    }
    unsaved.set(!current.isSameAs(saved));
    state.set(current);
  }

  private void follow(Consumer<Map<String, String>> change, SetupState wanted) {
    Map<String, String> changes = LiveChanges.between(applied, wanted);
    if (changes.isEmpty()) {
      return;
    }
    try {
      change.accept(changes);
      applied = wanted;
    } catch (ConfigException e) {
      refused = e.problems();
    }
  }
}
