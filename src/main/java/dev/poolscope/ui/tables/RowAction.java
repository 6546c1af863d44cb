package dev.poolscope.ui.tables;

import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/// Something to do with the selected rows, by menu or by key.
///
/// @param id its id
/// @param text what it does
/// @param key its key
/// @param obstacle why it cannot be done now; empty if it can
/// @param action does it
record RowAction(
    String id, String text, KeyCombination key, Supplier<String> obstacle, Runnable action) {
  boolean isPossible() {
    return obstacle.get().isEmpty();
  }

  /// An entry of a menu that is about to be shown.
  MenuItem item() {
    String reason = obstacle.get();
    MenuItem item = new MenuItem(reason.isEmpty() ? text : text + " (" + reason + ")");
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setAccelerator(key);
    item.setDisable(!reason.isEmpty());
    item.setOnAction(_ -> action.run());
    return item;
  }
}
