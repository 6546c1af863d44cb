package dev.poolscope.ui.tables;

import dev.poolscope.ui.fx.KeyHelp;
import javafx.scene.input.KeyCombination;

/// What keys do in the tables, with their words.
enum TableKey {
  TO_FILTER("Go to the filter", "Shortcut+F"),
  OFFER("Offer what may come in the filter", "Ctrl+Space"),
  OLDER("The filter before", "Shortcut+Up"),
  NEWER("The filter after", "Shortcut+Down"),
  FOLLOW("Follow this connection", "Shortcut+Shift+F"),
  COPY_CSV("Copy as CSV", "Shortcut+C"),
  COPY_WIRESHARK("Copy as Wireshark display filter", "Shortcut+Shift+C"),
  EXPORT("Export the table as CSV...", "Shortcut+Shift+E"),
  CLOSE("Close this connection now", "Shortcut+Delete");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final KeyCombination key;

  TableKey(String words, String key) {
    this.words = words;
    this.key = KeyCombination.valueOf(key);
  }

  String words() {
    return words;
  }

  KeyCombination key() {
    return key;
  }

  KeyHelp help() {
    return KeyHelp.of(words, key);
  }
}
