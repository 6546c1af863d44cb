package dev.poolscope.ui.shell;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.LoadCap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/// What the window asks the user in dialogs of their own; tests answer in their place.
///
/// Threading: the JavaFX application thread.
interface Dialogs {
  /// Which file is to be opened.
  Optional<Path> fileToOpen(Window owner);

  /// Where an experiment is to be written.
  Optional<Path> experimentFile(Window owner);

  /// Where a picture is to be written.
  Optional<Path> pictureFile(Window owner);

  /// Where a run is to be written as one file.
  ///
  /// @param name what the file is called unless the user says otherwise
  Optional<Path> runFile(String name, Window owner);

  /// Where tables are to be written.
  Optional<Path> directory(Window owner);

  /// Where runs are to be kept.
  Optional<Path> runsFolder(Window owner);

  /// Which runs are to be compared; fewer than two where the user decided otherwise.
  ///
  /// @param known run directories to choose from
  /// @param first those that are chosen already
  List<Path> runsToCompare(List<Path> known, List<Path> first, Window owner);

  /// Whether load may be sent to hosts that are not this machine.
  ///
  /// @param reaches the hosts, with rate and connections
  /// @param usual how much is allowed there by a simple yes; more takes a word of its own
  boolean mayBeSent(List<Reach> reaches, LoadCap usual, Window owner);

  /// What is to become of changes that were not saved.
  Unsaved unsavedChanges(Window owner);

  /// What becomes of changes that were not saved.
  enum Unsaved {
    /// They are saved first.
    SAVE,
    /// They are lost.
    DISCARD,
    /// They stay, and so does what is shown.
    CANCEL
  }
}
