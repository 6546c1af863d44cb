package dev.poolscope.ui.shell;

import dev.poolscope.advise.Reach;
import dev.poolscope.experiment.LoadCap;
import dev.poolscope.ui.fx.Themes;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The platform's dialogs.
final class SystemDialogs implements Dialogs {
  private final Themes themes;

  SystemDialogs(Themes themes) {
    this.themes = themes;
  }

  @Override
  public Optional<Path> fileToOpen(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open an experiment, or the events.log of a run");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "Experiments and runs", "*.yaml", "*.yml", "events.log", "*.zip"),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> experimentFile(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the experiment as");
    chooser.setInitialFileName("experiment.yaml");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Experiments", "*.yaml"));
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> pictureFile(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Write the picture to");
    chooser.setInitialFileName("poolscope.png");
    FileChooser.ExtensionFilter svg = new FileChooser.ExtensionFilter("SVG of the scope", "*.svg");
    chooser
        .getExtensionFilters()
        .addAll(new FileChooser.ExtensionFilter("PNG of the window", "*.png"), svg);
    Optional<Path> chosen = path(chooser.showSaveDialog(owner));
    // Not every platform takes the ending from the filter.
    return svg.equals(chooser.getSelectedExtensionFilter())
        ? chosen.map(SystemDialogs::asSvg)
        : chosen;
  }

  private static Path asSvg(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".svg")
        ? file
        : file.resolveSibling(name.replaceFirst("\\.png$", "") + ".svg");
  }

  @Override
  public Optional<Path> runFile(String name, Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Write the run to");
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Run", "*.zip"));
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> directory(Window owner) {
    return directory("Write the tables into", owner);
  }

  @Override
  public Optional<Path> runsFolder(Window owner) {
    return directory("Keep runs in", owner);
  }

  private static Optional<Path> directory(String title, Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return path(chooser.showDialog(owner));
  }

  @Override
  public List<Path> runsToCompare(List<Path> known, List<Path> first, Window owner) {
    return new RunsDialog(known, first, themes, owner).showAndWait().orElse(List.of());
  }

  @Override
  public boolean mayBeSent(List<Reach> reaches, LoadCap usual, Window owner) {
    return new ElsewhereDialog(reaches, usual, themes, owner).showAndWait().orElse(false);
  }

  @Override
  public Unsaved unsavedChanges(Window owner) {
    return new UnsavedDialog(themes, owner).showAndWait().orElse(Unsaved.CANCEL);
  }

  private static Optional<Path> path(@Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
