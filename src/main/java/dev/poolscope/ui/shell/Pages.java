package dev.poolscope.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// What fills the window between its bars, and what it goes back to: a page that is shown over
/// another one keeps that, with its workbench, its edits and its run.
///
/// Threading: the JavaFX application thread.
final class Pages {
  private final BorderPane window;
  private final Toolbar toolbar;
  private String title = "";
  private @Nullable Workbench bench;
  private @Nullable Kept kept;

  /// @param window its centre shows the pages
  /// @param toolbar names them
  Pages(BorderPane window, Toolbar toolbar) {
    this.window = window;
    this.toolbar = toolbar;
  }

  /// A page that another one is shown over.
  ///
  /// @param focus what had the focus
  private record Kept(Node page, String title, @Nullable Workbench bench, @Nullable Node focus) {}

  /// The workbench that is shown, if any.
  @Nullable Workbench bench() {
    return bench;
  }

  /// The workbench that is shown or kept, if any.
  @Nullable Workbench anyBench() {
    return kept == null ? bench : kept.bench();
  }

  /// Names what is shown.
  void name(String text) {
    title = text;
    toolbar.name(text);
  }

  /// Shows a page in place of what there was, which [#leave] has closed.
  void show(Node page, String name) {
    bench = page instanceof Workbench shown ? shown : null;
    window.setCenter(page);
    name(name);
  }

  /// Shows a page over what there is.
  void showOver(Node page, String name) {
    Node below = window.getCenter();
    if (kept == null && below != null) {
      Node focus = below.getScene() == null ? null : below.getScene().getFocusOwner();
      kept = new Kept(below, title, bench, focus);
    }
    show(page, name);
  }

  /// Shows what there was before a page was shown over it; nothing where none was.
  void back() {
    if (kept != null) {
      Kept below = kept;
      kept = null;
      show(below.page(), below.title());
      if (below.focus() != null) {
        below.focus().requestFocus();
      }
    }
  }

  /// Closes the workbench, shown or kept; a run on it ends.
  void leave() {
    Workbench left = anyBench();
    kept = null;
    bench = null;
    if (left != null) {
      left.close();
    }
  }
}
