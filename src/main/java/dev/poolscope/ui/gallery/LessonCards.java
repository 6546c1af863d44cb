package dev.poolscope.ui.gallery;

import dev.poolscope.lesson.Lesson;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The lessons that come with the program, below a heading; absent until they were read, and where
/// none of them is searched for. The buttons are `lesson-begin-NAME`.
///
/// Threading: the JavaFX application thread.
final class LessonCards extends VBox {
  private static final int PREFERRED_COLUMNS = 2;

  private final Consumer<Lesson> beginning;
  private final TilePane cards = new TilePane();
  private List<Lesson> lessons = List.of();
  private String searched = "";

  LessonCards(Consumer<Lesson> beginning) {
    this.beginning = beginning;
    setId("gallery-lessons");
    getStyleClass().add("ps-groups");
    Label heading = new Label("Lessons");
    heading.getStyleClass().addAll("ps-title", "ps-group");
    cards.getStyleClass().add("ps-cards");
    cards.setPrefColumns(PREFERRED_COLUMNS);
    getChildren().addAll(heading, cards);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Shows lessons, those of them that are searched for.
  void show(List<Lesson> read) {
    lessons = read;
    var _ = find(searched);
  }

  /// Shows the lessons in which all words of a search are found.
  ///
  /// @return whether there are any
  boolean find(String words) {
    searched = words;
    cards.getChildren().setAll(lessons.stream().filter(this::matches).map(this::card).toList());
    setVisible(!cards.getChildren().isEmpty());
    return isVisible();
  }

  private boolean matches(Lesson lesson) {
    String text = (lesson.title() + " " + lesson.about() + " lesson").toLowerCase(Locale.ROOT);
    return List.of(searched.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
        .allMatch(text::contains);
  }

  private VBox card(Lesson lesson) {
    Label length = words(lesson.minutes() + " minutes, " + lesson.steps().size() + " steps");
    length.getStyleClass().add("ps-dim");
    Label title = words(lesson.title());
    title.getStyleClass().add("ps-title");
    Button begin = new Button("Begin", new FontIcon(Feather.BOOK_OPEN));
    begin.setId("lesson-begin-" + lesson.name());
    begin.setAccessibleText("Begin the lesson " + lesson.title());
    begin.setMinWidth(USE_PREF_SIZE);
    begin.setOnAction(_ -> beginning.accept(lesson));
    VBox card = new VBox(title, words(lesson.about()), length, begin);
    card.setId("lesson-card-" + lesson.name());
    card.getStyleClass().add("ps-card");
    return card;
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    return words;
  }
}
