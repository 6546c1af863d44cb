package dev.poolscope.ui.inspector;

import atlantafx.base.theme.Styles;
import dev.poolscope.timeline.Moment;
import dev.poolscope.timeline.Tables;
import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import dev.poolscope.ui.session.RunView;
import java.util.List;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What there is to say about what is selected.
///
/// Threading: the JavaFX application thread.
public final class InspectorView extends ScrollPane {
  private static final List<Command<InspectorView>> COMMANDS =
      List.of(
          Command.of(
              "copy", "Copy all of this as text", Feather.COPY, InspectorView::copy, "Shortcut+C"));

  private static final int HOST_COLORS = 6;

  private final RunView view;
  private final FxExecutor work;
  private final Region square = new Region();
  private final Label title = label("inspector-title", "ps-title");
  private final Label host = label("inspector-host", "ps-dim");
  private final Label place = label("inspector-place", "ps-mono", "ps-dim", "ps-small");
  private final Label headline = label("inspector-headline", "headline");
  private final VBox sentences = new VBox();
  private final GridPane facts = new GridPane();
  private final FlowPane links = new FlowPane();
  private final Button copy = new Button("Copy", new FontIcon(Feather.COPY));
  private Explanation shown = Explanation.NOTHING;
  private Runnable stop = () -> {};
  private boolean isAsking;
  private long seenEvents;
  private @Nullable Moment seenMoment;

  /// Explains what is selected in an opened run.
  ///
  /// @param work where it is looked up
  public InspectorView(RunView view, FxExecutor work) {
    this.view = view;
    this.work = work;
    setId("inspector");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().addAll("ps-inspector", Styles.DENSE);
    getStylesheets()
        .add(
            Objects.requireNonNull(InspectorView.class.getResource("/themes/inspector.css"))
                .toExternalForm());
    CommandTable<InspectorView> commands = new CommandTable<>("inspector-", COMMANDS, this);
    commands.wired(copy, "copy");
    copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    copy.setMinWidth(USE_PREF_SIZE);
    setContent(layOut());
    commands.listen(this);
    view.selectedProperty().addListener(_ -> ask());
    show(shown);
    ask();
  }

  /// Looks again, if there is something new of what is selected. To be called a few times a second.
  public void pulse() {
    boolean hasGrown =
        view.followingProperty().get() && seenEvents != view.recording().eventCount();
    if (!isAsking && (hasGrown || isOtherMoment())) {
      ask();
    }
  }

  @SuppressWarnings("ReferenceEquality") // Comparing all of both would take long.
  private boolean isOtherMoment() {
    return seenMoment != view.moment();
  }

  /// What can be done with what is explained.
  public static List<? extends Command<?>> commands() {
    return COMMANDS;
  }

  private VBox layOut() {
    square.getStyleClass().add("host-square");
    square.setMinWidth(USE_PREF_SIZE);
    title.setWrapText(false);
    title.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(square, title, host, gap, copy);
    head.getStyleClass().add("head");
    sentences.setId("inspector-sentences");
    sentences.getStyleClass().add("sentences");
    VBox card = new VBox(headline, sentences);
    card.getStyleClass().add("card");
    facts.setId("inspector-facts");
    facts.getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    facts.getColumnConstraints().addAll(names, values);
    links.setId("inspector-links");
    links.getStyleClass().add("links");
    VBox content = new VBox(head, place, card, facts, links);
    content.getStyleClass().add("content");
    return content;
  }

  private void ask() {
    stop.run();
    isAsking = true;
    seenEvents = view.recording().eventCount();
    seenMoment = view.moment();
    Tables tables = view.tables();
    var selected = view.selectedProperty().get();
    stop =
        work.call(
            () -> Explainer.explain(view.recording(), tables, selected),
            explanation -> {
              isAsking = false;
              if (!explanation.equals(shown)) {
                show(explanation);
              }
            });
  }

  private void show(Explanation explanation) {
    shown = explanation;
    title.setText(explanation.title());
    host.setText(explanation.host());
    place.setText(explanation.place());
    headline.setText(explanation.headline());
    int index = view.recording().hosts().indexOf(explanation.host());
    square.getStyleClass().setAll("host-square", "host-" + Math.max(0, index) % HOST_COLORS);
    showOnlyIf(square, index >= 0);
    showOnlyIf(place, !explanation.place().isEmpty());
    sentences.getChildren().setAll(explanation.sentences().stream().map(this::sentence).toList());
    showOnlyIf(sentences, !explanation.sentences().isEmpty());
    facts.getChildren().clear();
    for (int row = 0; row < explanation.facts().size(); row++) {
      fact(row, explanation.facts().get(row));
    }
    links.getChildren().setAll(explanation.links().stream().map(this::link).toList());
  }

  private Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("ps-dim");
    return label;
  }

  private void fact(int row, Fact fact) {
    Label name = new Label(fact.name());
    name.getStyleClass().add("ps-dim");
    Label value = new Label(fact.value());
    value.getStyleClass().add("value");
    value.setWrapText(true);
    value.setMaxWidth(Double.MAX_VALUE);
    GridPane.setValignment(name, VPos.TOP);
    facts.addRow(row, name, value);
  }

  private Hyperlink link(Link link) {
    Hyperlink shownLink = new Hyperlink(link.text());
    shownLink.setId("inspector-link-" + link.id());
    shownLink.setOnAction(_ -> view.selectedProperty().set(link.target()));
    return shownLink;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(shown.text());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static void showOnlyIf(Region part, boolean isShown) {
    part.setVisible(isShown);
    part.setManaged(isShown);
  }

  private static Label label(String id, String... styles) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.getStyleClass().addAll(List.of(styles));
    return label;
  }
}
