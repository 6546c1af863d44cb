package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.compare.CompareView;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.inspector.InspectorView;
import dev.poolscope.ui.scope.ScopeView;
import dev.poolscope.ui.setup.SetupView;
import dev.poolscope.ui.tables.TablesView;
import java.util.List;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What is in the window at the same time does not want the same keys, since all of them work
/// wherever the focus is.
@ExtendWith(ApplicationExtension.class)
class ShortcutsTest {
  /// Copying is that of the view with the focus.
  private static final List<KeyCombination> SHARED = List.of(KeyCombination.valueOf("Shortcut+C"));

  @Test
  void viewsOfARunHaveKeysOfTheirOwn() {
    assertThat(
            keys(
                List.of(
                    WindowCommands.ALL,
                    SetupView.commands(),
                    ScopeView.commands(),
                    TablesView.commands(),
                    InspectorView.commands())))
        .hasSizeGreaterThan(50)
        .doesNotHaveDuplicates();
  }

  @Test
  void comparedRunsHaveKeysOfTheirOwn() {
    assertThat(keys(List.of(WindowCommands.ALL, CompareView.commands())))
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void idsOfATableAreDifferent() {
    for (List<? extends Command<?>> table :
        List.of(WindowCommands.ALL, ScopeView.commands(), CompareView.commands())) {
      assertThat(table).extracting(Command::id).doesNotHaveDuplicates();
    }
  }

  private static List<KeyCombination> keys(List<List<? extends Command<?>>> tables) {
    return tables.stream()
        .flatMap(List::stream)
        .flatMap(command -> command.keys().stream())
        .filter(key -> !SHARED.contains(key))
        .toList();
  }
}
