package dev.poolscope.ui.gallery;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.lesson.Lesson;
import dev.poolscope.lesson.Lessons;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;
import dev.poolscope.ui.plot.PlotStyle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The experiments to begin with. The first cards are there at once; the others, and the sketches
/// of all, which have to be read, come with the pulses after the first picture.
///
/// Threading: the JavaFX application thread.
public final class GalleryView extends BorderPane {

  /// As many cards as a window shows that nobody has made larger.
  private static final int FIRST_CARDS = 12;

  private static final int CARDS_A_PULSE = 4;

  /// The first begins it; in the second it may still be on its way to the screen.
  private static final int PULSES_OF_THE_FIRST_PICTURE = 2;

  private final LessonCards lessons;
  private final CardGroups cards = new CardGroups();
  private final List<Headline> experiments;
  private final ObservableValue<PlotStyle> style;
  private final FxExecutor executor;
  private final GalleryHost host;
  private final List<ExperimentCard> made = new ArrayList<>();
  private final Runnable growing;
  private final Label nothing = new Label();
  private final CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
  private int pulses;
  private int shown;
  private int asked;
  private int sketched;

  /// The gallery of the built-in experiments.
  ///
  /// @param style of the sketches
  /// @param pump its pulses are those of the first pictures
  /// @param executor reads the sketches and the lessons
  /// @param beginning begins a lesson
  public GalleryView(
      ObservableValue<PlotStyle> style,
      PulsePump pump,
      FxExecutor executor,
      GalleryHost host,
      Consumer<Lesson> beginning) {
    lessons = new LessonCards(beginning);
    this.experiments = Experiments.headlines();
    this.style = style;
    this.executor = executor;
    this.host = host;
    setId("gallery");
    getStyleClass().add("ps-background");
    make(FIRST_CARDS);
    setTop(header());
    setCenter(scrolling());
    FileDrop.on(this, host);
    growing = pump.register(Duration.ZERO, this::grow);
  }

  /// Whether all cards are there, and their sketches.
  public boolean isComplete() {
    return sketched == experiments.size();
  }

  /// Puts the keyboard where one begins to look.
  public void focusSearch() {
    search.requestFocus();
  }

  private HBox header() {
    Label title = new Label("Experiments");
    title.getStyleClass().add("ps-headline");
    search.setId("gallery-search");
    search.setPromptText("Search");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setAccessibleText("Search experiments");
    search.textProperty().subscribe(this::find);
    search.setOnAction(_ -> openFirst());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button open = new Button("Open …", new FontIcon(Feather.FOLDER));
    open.setId("gallery-open");
    open.setOnAction(_ -> host.choose());
    Label hint = new Label("or drop an experiment file or a run directory here");
    hint.getStyleClass().add("ps-dim");
    HBox header = new HBox(title, search, space, hint, open);
    header.getStyleClass().add("ps-header");
    return header;
  }

  private ScrollPane scrolling() {
    nothing.setId("gallery-nothing");
    nothing.getStyleClass().add("ps-dim");
    VBox content = new VBox(lessons, nothing, cards);
    content.getStyleClass().add("ps-padded");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId("gallery-scroll");
    scroll.setFitToWidth(true);
    return scroll;
  }

  /// Adds what was left out of the first picture, a piece with each pulse.
  private void grow() {
    if (pulses == PULSES_OF_THE_FIRST_PICTURE) {
      if (asked == 0) {
        executor.call(Lessons::builtIns, lessons::show);
      }
      make(CARDS_A_PULSE);
      made.subList(asked, made.size()).forEach(this::sketch);
      asked = made.size();
      showMade();
    } else {
      pulses++;
    }
    if (asked == experiments.size()) {
      growing.run();
    }
  }

  private void find(String words) {
    if (!words.isBlank()) {
      make(experiments.size());
    }
    shown = 0;
    cards.clear();
    showMade();
    boolean isTaught = lessons.find(words);
    boolean none = cards.first().isEmpty() && !isTaught;
    nothing.setText("No experiment and no lesson says “" + words + "”. Try fewer words.");
    nothing.setVisible(none);
    nothing.setManaged(none);
  }

  /// Opens the first card of those that are searched for.
  private void openFirst() {
    if (!search.getText().isBlank()) {
      cards.first().ifPresent(first -> host.openBuiltIn(first.name()));
    }
  }

  /// Makes the next cards.
  private void make(int atMost) {
    int end = Math.min(experiments.size(), made.size() + atMost);
    for (Headline experiment : experiments.subList(made.size(), end)) {
      made.add(new ExperimentCard(experiment, style, host));
    }
  }

  /// Shows the cards that were made since, of those that are searched for.
  private void showMade() {
    String words = search.getText();
    List<ExperimentCard> more = made.subList(shown, made.size());
    more.stream().filter(card -> card.matches(words)).forEach(cards::add);
    shown = made.size();
  }

  /// Reads the sketch of a card and has it drawn.
  private void sketch(ExperimentCard card) {
    executor.call(
        () -> SketchFile.find(card.name()),
        sketch -> {
          card.show(sketch);
          sketched++;
        });
  }
}
