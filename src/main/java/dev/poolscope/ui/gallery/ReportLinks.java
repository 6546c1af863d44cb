package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Headline;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an experiment leads to: the public reports whose trouble it shows, whose addresses a click
/// copies, and the experiments that show the same under other rules, which a click opens. The ids
/// are `report-NAME-N` from 0, and `beside-NAME-OTHER`.
///
/// Threading: the JavaFX application thread.
final class ReportLinks extends FlowPane {
  private static final Pattern GITHUB =
      Pattern.compile("https://github\\.com/([^/]+/[^/]+)/(?:issues|pull)/(\\d+).*");

  ReportLinks(Headline experiment, GalleryHost host) {
    getStyleClass().add("ps-tags");
    int place = 0;
    for (String address : experiment.reports()) {
      Hyperlink link = new Hyperlink(shortName(address), new FontIcon(Feather.LINK));
      link.setId("report-" + experiment.name() + "-" + place++);
      link.setTooltip(new Tooltip(address + "\nClick to copy the address"));
      link.setAccessibleText("Copy the address of the report " + address);
      link.setOnAction(_ -> copy(link, address));
      getChildren().add(link);
    }
    for (String other : experiment.variants()) {
      Hyperlink link = new Hyperlink(other, new FontIcon(Feather.COLUMNS));
      link.setId("beside-" + experiment.name() + "-" + other);
      link.setTooltip(new Tooltip("The same under other rules or settings: click to open it"));
      link.setOnAction(_ -> host.openBuiltIn(other));
      getChildren().add(link);
    }
    // A click on a link is none on the card.
    setOnMouseClicked(Event::consume);
    setVisible(!getChildren().isEmpty());
    setManaged(isVisible());
  }

  /// A report as people call it: `owner/repository #7` on GitHub, elsewhere its host.
  static String shortName(String address) {
    Matcher github = GITHUB.matcher(address);
    if (github.matches()) {
      return github.group(1) + " #" + github.group(2);
    }
    return Optional.ofNullable(URI.create(address).getHost()).orElse(address);
  }

  private static void copy(Hyperlink link, String address) {
    ClipboardContent content = new ClipboardContent();
    content.putString(address);
    content.putUrl(address);
    Clipboard.getSystemClipboard().setContent(content);
    link.setText("copied");
  }
}
