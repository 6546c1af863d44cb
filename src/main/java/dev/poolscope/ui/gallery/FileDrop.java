package dev.poolscope.ui.gallery;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes files that are dropped on a node.
public final class FileDrop {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop");

  private FileDrop() {}

  /// Opens what is dropped on a node.
  public static void on(Node node, GalleryActions actions) {
    node.setOnDragOver(
        event -> {
          if (first(event.getDragboard().getFiles()).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            node.pseudoClassStateChanged(OVER, true);
          }
          event.consume();
        });
    node.setOnDragExited(_ -> node.pseudoClassStateChanged(OVER, false));
    node.setOnDragDropped(event -> dropped(event, actions));
  }

  /// Opens a file, or compares the runs where there are several directories.
  ///
  /// @return whether there was a file
  static boolean accept(List<File> files, GalleryActions actions) {
    List<Path> directories = files.stream().filter(File::isDirectory).map(File::toPath).toList();
    if (directories.size() > 1) {
      actions.compare(directories);
      return true;
    }
    Optional<Path> file = first(files);
    file.ifPresent(actions::open);
    return file.isPresent();
  }

  private static void dropped(DragEvent event, GalleryActions actions) {
    event.setDropCompleted(accept(event.getDragboard().getFiles(), actions));
    event.consume();
  }

  private static Optional<Path> first(List<File> files) {
    return files.stream().findFirst().map(File::toPath);
  }
}
