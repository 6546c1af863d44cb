package dev.poolscope.ui.setup;

import dev.poolscope.ui.fx.Command;
import dev.poolscope.ui.fx.CommandTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/// The setup form of an experiment. It shows what [SetupModel] holds and takes edits by mouse and
/// keyboard; ids of controls are `setup-` and the path of the field, dots as dashes.
///
/// Threading: the JavaFX application thread.
public final class SetupView extends BorderPane {
  private final SetupModel model;
  private final SetupHost host;
  private final Expansion expansion = new Expansion(this::refresh);
  private final RowFactory factory;
  private final VBox form = new VBox();
  private final Label banner = new Label();
  private final SetupFooter footer;
  private final Map<FormRow, RowView> views = new HashMap<>();
  private List<FormRow> rows = List.of();

  /// A form for a model.
  public SetupView(SetupModel model, SetupHost host) {
    this.model = model;
    this.host = host;
    factory = new RowFactory(model, expansion);
    CommandTable<SetupView> commands = new CommandTable<>("setup-", SetupCommands.ALL, this);
    footer = new SetupFooter(commands);
    setId("setup");
    getStyleClass().add("setup");
    getStylesheets().add(stylesheet());
    form.getStyleClass().add("setup-form");
    banner.setId("setup-banner");
    banner.getStyleClass().add("setup-banner");
    banner.setWrapText(true);
    banner.setMinHeight(USE_PREF_SIZE);
    banner.setMaxWidth(Double.MAX_VALUE);
    ScrollPane scroll = new ScrollPane(form);
    scroll.setId("setup-scroll");
    scroll.setFitToWidth(true);
    // Rather than cut a name that is wider than the form.
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
    scroll.setFocusTraversable(false);
    setTop(banner);
    setCenter(scroll);
    setBottom(footer);
    // Before the form's text fields, which have keys of their own to undo what was typed.
    addEventFilter(KeyEvent.KEY_PRESSED, commands::press);
    commands.listen(this);
    model.stateProperty().subscribe((_, _) -> refresh());
    model.liveProperty().subscribe((_, _) -> refresh());
    refresh();
  }

  /// Whether there are edits that no file has.
  public ReadOnlyBooleanProperty unsavedChangesProperty() {
    return model.unsavedProperty();
  }

  /// Takes back the last edit, or what was typed and not yet entered.
  public void undo() {
    rows.forEach(row -> view(row).commit());
    model.undo();
  }

  /// Does again the edit taken back last.
  public void redo() {
    model.redo();
  }

  /// Saves the experiment as a file, when it can be.
  public void save() {
    commit();
    if (model.state().draft().record().isPresent()) {
      host.save(model.toYaml()).ifPresent(model::saved);
    } else {
      host.tell("Correct what is marked in the form before saving the experiment.");
    }
  }

  /// Copies the command line that runs the experiment.
  public void copyCommandLine() {
    commit();
    model
        .commandLine()
        .ifPresentOrElse(
            line -> {
              host.copy(line);
              host.tell("Command line copied.");
            },
            () -> host.tell("Save the experiment as a file first; it has no name to run by."));
  }

  /// Runs the experiment, when it can be.
  public void run() {
    commit();
    if (model.state().draft().record().isPresent()) {
      host.run();
    } else {
      host.tell("Correct what is marked in the form before running the experiment.");
    }
  }

  /// Enters what was typed and not yet entered.
  public void commit() {
    rows.forEach(row -> view(row).commit());
  }

  /// What can be done with the form.
  public static List<? extends Command<?>> commands() {
    return SetupCommands.ALL;
  }

  private void refresh() {
    List<FormRow> now = Form.rows(model.state(), expansion::isExpanded);
    FormFacts facts = new FormFacts(model, now);
    now.forEach(row -> view(row).refresh(model.state(), facts.of(row)));
    if (!now.equals(rows)) {
      rows = now;
      arrange();
    }
    banner(facts.general());
    footer.refresh(model);
  }

  private RowView view(FormRow row) {
    return views.computeIfAbsent(row, factory::of);
  }

  /// Puts the rows in order without losing the focus.
  private void arrange() {
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    form.getChildren().setAll(rows.stream().map(this::view).toList());
    views.keySet().retainAll(rows);
    if (focused != null && focused.getScene() != null && !focused.isFocused()) {
      focused.requestFocus();
    }
  }

  private void banner(List<String> problems) {
    boolean live = model.liveProperty().get();
    String running = "Changes act on the run at once. Greyed fields are fixed until it ends.";
    String text = problems.isEmpty() ? (live ? running : "") : String.join("\n", problems);
    banner.setText(text);
    banner.setVisible(!text.isEmpty());
    banner.setManaged(!text.isEmpty());
    banner.pseudoClassStateChanged(
        javafx.css.PseudoClass.getPseudoClass("wrong"), !problems.isEmpty());
  }

  private static String stylesheet() {
    return Objects.requireNonNull(SetupView.class.getResource("/themes/setup.css"))
        .toExternalForm();
  }
}
