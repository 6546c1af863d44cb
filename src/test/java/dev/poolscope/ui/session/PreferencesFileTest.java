package dev.poolscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.fx.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the window remembers survives, and a file that does not is no error.
class PreferencesFileTest {
  @TempDir Path directory;
  private final List<String> messages = new ArrayList<>();

  @Test
  void whatWasSavedIsLoaded() {
    Preferences saved =
        Preferences.DEFAULT
            .looking(Theme.LIGHT, 150)
            .laidOut(Map.of("p", List.of(0.25)), true)
            .placed(new Preferences.Bounds(1, 2, 1280, 720, true))
            .opened("/a.yaml")
            .keepingRunsIn("/runs");
    assertThat(saved.runs()).isEqualTo("/runs");
    file(directory.resolve("new")).save(saved);
    assertThat(file(directory.resolve("new")).load()).isEqualTo(saved);
    assertThat(messages).isEmpty();
  }

  @Test
  void nothingSavedMeansDefaults() {
    assertThat(file(directory).load()).isEqualTo(Preferences.DEFAULT);
    assertThat(messages).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"theme\":\"PINK\"}", "{\"theme\":\"DARK\"}"})
  void brokenFileIsIgnoredWithAMessage(String text) throws IOException {
    Files.writeString(directory.resolve("window.json"), text);
    assertThat(file(directory).load()).isEqualTo(Preferences.DEFAULT);
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst()).contains("window.json");
  }

  @Test
  void directoryThatCannotBeWrittenIsAMessage() throws IOException {
    Path blocked = Files.writeString(directory.resolve("file"), "");
    file(blocked.resolve("below")).save(Preferences.DEFAULT);
    assertThat(messages).hasSize(1);
  }

  @Test
  void recentFilesAreFewAndTheLastIsFirst() {
    Preferences preferences = Preferences.DEFAULT;
    for (int i = 0; i < 20; i++) {
      preferences = preferences.opened("/" + i);
    }
    preferences = preferences.opened("/15");
    assertThat(preferences.recent()).hasSize(Preferences.MOST_RECENT).startsWith("/15", "/19");
  }

  private PreferencesFile file(Path where) {
    return new PreferencesFile(where, messages::add);
  }
}
