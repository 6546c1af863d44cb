package dev.poolscope.ui.gallery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/// Cards below the headings of their groups, in the order in which they were added. A group is
/// there as soon as it has a card.
///
/// Threading: the JavaFX application thread.
final class CardGroups extends VBox {
  private static final int PREFERRED_COLUMNS = 2;

  private final Map<String, TilePane> groups = new LinkedHashMap<>();

  CardGroups() {
    setId("gallery-groups");
    getStyleClass().add("ps-groups");
  }

  /// Adds a card behind the others of its group.
  void add(ExperimentCard card) {
    groups.computeIfAbsent(card.group(), this::begin).getChildren().add(card);
  }

  /// Takes all cards and groups away.
  void clear() {
    groups.values().forEach(cards -> cards.getChildren().clear());
    groups.clear();
    getChildren().clear();
  }

  /// The first card; empty without one.
  Optional<ExperimentCard> first() {
    return groups.values().stream()
        .flatMap(cards -> cards.getChildren().stream())
        .map(ExperimentCard.class::cast)
        .findFirst();
  }

  private TilePane begin(String group) {
    Label heading = new Label(heading(group));
    heading.getStyleClass().addAll("ps-title", "ps-group");
    TilePane cards = new TilePane();
    cards.getStyleClass().add("ps-cards");
    cards.setPrefColumns(PREFERRED_COLUMNS);
    getChildren().addAll(heading, cards);
    return cards;
  }

  private static String heading(String group) {
    return group.isEmpty() ? "Others" : Character.toUpperCase(group.charAt(0)) + group.substring(1);
  }
}
