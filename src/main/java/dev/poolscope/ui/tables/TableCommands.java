package dev.poolscope.ui.tables;

import dev.poolscope.ui.fx.Command;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done with the tables by key.
final class TableCommands {
  static final String EXPORT = "export";

  static final List<Command<TablesView>> VIEW =
      List.of(Command.of("filter", "Go to the filter", TablesView::focusFilter, "Shortcut+F"));

  /// What the keys do while a filter is written. On a Mac, Shortcut+Space belongs to the system.
  static final List<Command<FilterBar>> FILTER =
      List.of(
          Command.of("offer", "Offer what may come in the filter", FilterBar::offer, "Ctrl+Space"),
          Command.of("older", "The filter before", FilterBar::older, "Shortcut+Up"),
          Command.of("newer", "The filter after", FilterBar::newer, "Shortcut+Down"));

  static final List<Command<SelectedRows>> ROWS =
      List.of(
          Command.of("follow", "Follow this connection", SelectedRows::follow, "Shortcut+Shift+F")
              .unless(SelectedRows::noConnection),
          Command.of("copy-csv", "Copy as CSV", SelectedRows::copyCsv, "Shortcut+C")
              .unless(SelectedRows::notCopyable),
          Command.of(
                  "copy-wireshark",
                  "Copy as Wireshark display filter",
                  SelectedRows::copyWireshark,
                  "Shortcut+Shift+C")
              .unless(SelectedRows::noPort),
          Command.of(
              EXPORT,
              "Export the table as CSV...",
              Feather.DOWNLOAD,
              SelectedRows::export,
              "Shortcut+Shift+E"),
          Command.of("close", "Close this connection now", SelectedRows::close, "Shortcut+Delete")
              .unless(SelectedRows::notClosable));

  private TableCommands() {}
}
