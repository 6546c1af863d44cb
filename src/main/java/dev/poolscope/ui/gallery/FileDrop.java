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
  public static void on(Node node, GalleryHost host) {
    node.setOnDragOver(
        event -> {
          if (first(event.getDragboard().getFiles()).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            node.pseudoClassStateChanged(OVER, true);
          }
          event.consume();
        });
    node.setOnDragExited(_ -> node.pseudoClassStateChanged(OVER, false));
    node.setOnDragDropped(event -> dropped(event, host));
  }

  /// Opens a file, or compares the runs where there are several directories.
  ///
  /// @return whether there was a file
  static boolean accept(List<File> files, GalleryHost host) {
    List<Path> directories = files.stream().filter(File::isDirectory).map(File::toPath).toList();
    if (directories.size() > 1) {
      host.compare(directories);
      return true;
    }
    Optional<Path> file = first(files);
    file.ifPresent(host::open);
    return file.isPresent();
  }

  private static void dropped(DragEvent event, GalleryHost host) {
    event.setDropCompleted(accept(event.getDragboard().getFiles(), host));
    event.consume();
  }

  private static Optional<Path> first(List<File> files) {
    return files.stream().findFirst().map(File::toPath);
  }
}
