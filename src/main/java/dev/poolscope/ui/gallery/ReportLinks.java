package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Headline;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an experiment leads to: the public reports whose trouble it shows, whose addresses are
/// copied when chosen, and the experiments that show the same under other rules, which are opened.
/// The ids are `report-NAME` and `beside-NAME`.
///
/// Threading: the JavaFX application thread.
final class ReportLinks extends FlowPane {
  private static final Pattern GITHUB =
      Pattern.compile("https://github\\.com/([^/]+/[^/]+)/(?:issues|pull)/(\\d+).*");

  private static final String REPORTED = "Reported";

  ReportLinks(Headline experiment, GalleryHost host) {
    getStyleClass().add("ps-tags");
    if (!experiment.reports().isEmpty()) {
      MenuButton reports = new MenuButton(REPORTED, new FontIcon(Feather.LINK));
      reports.setOnShowing(_ -> reports.setText(REPORTED));
      reports.setId("report-" + experiment.name());
      reports.setTooltip(new Tooltip("Where people report it: choose one to copy its address"));
      for (String address : experiment.reports()) {
        reports.getItems().add(item(shortName(address), () -> copy(reports, address)));
      }
      getChildren().add(reports);
    }
    if (!experiment.variants().isEmpty()) {
      MenuButton variants = new MenuButton("Beside it", new FontIcon(Feather.COLUMNS));
      variants.setId("beside-" + experiment.name());
      variants.setTooltip(new Tooltip("The same under other rules or settings"));
      for (String other : experiment.variants()) {
        variants.getItems().add(item(other, () -> host.openBuiltIn(other)));
      }
      getChildren().add(variants);
    }
    // A click on a menu is none on the card.
    setOnMouseClicked(Event::consume);
    setVisible(!getChildren().isEmpty());
    setManaged(isVisible());
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /// A report as people call it: `owner/repository #7` on GitHub, elsewhere its host.
  static String shortName(String address) {
    Matcher github = GITHUB.matcher(address);
    if (github.matches()) {
      return github.group(1) + " #" + github.group(2);
    }
    return Optional.ofNullable(URI.create(address).getHost()).orElse(address);
  }

  private static void copy(MenuButton menu, String address) {
    ClipboardContent content = new ClipboardContent();
    content.putString(address);
    content.putUrl(address);
    Clipboard.getSystemClipboard().setContent(content);
    menu.setText("Copied");
  }
}
