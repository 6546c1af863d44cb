package dev.poolscope.ui.setup;

import dev.poolscope.config.Draft;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The header of a group, a list or an element, which hides and shows the rows below it, with what
/// can be done to the whole.
///
/// Threading: the JavaFX application thread.
final class HeaderRow extends RowView {
  private final Button toggle = new Button();
  private final Label title = new Label();
  private final Label detail = new Label();
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
  private final HBox box = new HBox();
  private final List<Control> commands;
  private final SetupModel model;
  private final Expansion expansion;

  HeaderRow(FormRow row, SetupModel model, Expansion expansion) {
    super(row);
    this.model = model;
    this.expansion = expansion;
    title.getStyleClass().add(isSection() ? "setup-section" : "setup-title");
    title.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("setup-detail");
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox inside = new HBox(arrow, title, detail);
    inside.getStyleClass().add("setup-header-inside");
    inside.setAlignment(Pos.CENTER_LEFT);
    toggle.setGraphic(inside);
    toggle.setId(row.id());
    toggle.getStyleClass().setAll("setup-toggle");
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.setOnAction(_ -> expansion.toggle(row.path()));
    inside.prefWidthProperty().bind(toggle.widthProperty());
    HBox.setHgrow(toggle, Priority.ALWAYS);
    box.getStyleClass().add(isSection() ? "setup-header" : "setup-element");
    box.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().add(toggle);
    commands = commands();
    box.getChildren().addAll(commands);
    show(box);
  }

  @Override
  void update(SetupState state, RowFacts facts) {
    boolean open = expansion.isExpanded(row.path());
    arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    label(state.draft());
    toggle.setAccessibleText(
        title.getText() + " " + detail.getText() + (open ? ", expanded" : ", collapsed"));
    for (Control command : commands) {
      command.setDisable(!facts.closed().isEmpty());
      if (command instanceof CheckBox presence) {
        presence.setSelected(facts.written());
      }
    }
  }

  private void label(Draft draft) {
    switch (row.part()) {
      case ELEMENT -> {
        RowSummary summary = RowSummary.of(row, draft);
        title.setText(summary.title());
        detail.setText(summary.detail());
      }
      case LIST -> {
        title.setText(words());
        detail.setText(Integer.toString(draft.size(row.path())));
      }
      default -> title.setText(row.path().equals(Form.TOP) ? "EXPERIMENT" : words());
    }
  }

  private String words() {
    String name = row.field().name();
    return isSection() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private boolean isSection() {
    return row.depth() == 0;
  }

  private List<Control> commands() {
    return switch (row.part()) {
      case LIST -> List.of(button("add", Feather.PLUS, this::add));
      case ELEMENT -> List.of(button("remove", Feather.X, this::remove));
      case OPTIONAL -> List.of(presence());
      case SECTION, KINDS, SETTINGS, VALUE -> List.of();
    };
  }

  private Button button(String name, Feather icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(row.id() + "-" + name);
    button.getStyleClass().setAll("setup-command");
    button.setAccessibleText(name + " " + row.field().name());
    button.setOnAction(_ -> action.run());
    return button;
  }

  private CheckBox presence() {
    CheckBox check = new CheckBox();
    check.setId(row.id() + "-on");
    check.getStyleClass().add("setup-check");
    check.setAccessibleText(row.field().name() + " given");
    check.setOnAction(_ -> model.set(row.path(), check.isSelected() ? "{}" : "null"));
    return check;
  }

  private void add() {
    String added = model.add(row.field(), row.path());
    expansion.expand(row.path());
    expansion.expand(added);
  }

  private void remove() {
    int dot = row.path().lastIndexOf('.');
    model.remove(row.path().substring(0, dot), Integer.parseInt(row.path().substring(dot + 1)));
  }
}
