package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.ui.fx.Theme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A page of the window in both themes, several sizes and with large words.
final class PagePictures {
  private static final int[] WIDTHS = {1280, 1366, 1920};

  private PagePictures() {}

  /// Looks at the page that is shown for words that are cut or lie over one another, and writes
  /// pictures into `target/pictures`: in both themes with both sizes of words where
  /// `-Dpoolscope.pictures=all` asks for it, else in one each.
  static void of(WindowFixture w, String page) throws IOException {
    boolean all = "all".equals(System.getProperty("poolscope.pictures"));
    int percentBefore = w.window.themes().fontPercentProperty().get();
    List<String> problems = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      w.robot.interact(() -> w.window.themes().themeProperty().set(theme));
      for (int percent : new int[] {100, 150}) {
        boolean one = (percent == 100) == (theme == Theme.DARK);
        if (!all && !one) {
          continue;
        }
        w.robot.interact(() -> w.window.themes().fontPercentProperty().set(percent));
        for (int width : WIDTHS) {
          String name =
              "shell-%s-%s-%s-%s"
                  .formatted(page, theme.name().toLowerCase(Locale.ROOT), width, percent);
          w.look(all || width == WIDTHS[1] ? name : "", width, width * 9 / 16).stream()
              .map(problem -> percent + " % " + problem)
              .forEach(problems::add);
        }
      }
    }
    w.robot.interact(
        () -> {
          w.window.themes().themeProperty().set(Theme.DARK);
          w.window.themes().fontPercentProperty().set(percentBefore);
        });
    assertThat(problems.stream().distinct()).as(page).isEmpty();
  }
}
