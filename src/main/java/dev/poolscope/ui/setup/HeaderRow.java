package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.yaml.Draft;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The header of a group, a list or an element, which hides and shows the rows below it, with what
/// can be done to the whole.
///
/// Threading: the JavaFX application thread.
final class HeaderRow extends RowView {
  /// How many colours of hosts the themes have before they repeat.
  private static final int HOST_COLORS = Palette.DARK.hosts().size();

  private final Button toggle = new Button();
  private final Label title = new Label();
  private final Label detail = new Label();
  private final Region host = new Region();
  private final FontIcon arrow = ScaledIcon.of(Feather.CHEVRON_RIGHT, toggle);
  private final HBox box = new HBox();
  private final List<Control> commands;
  private final SetupModel model;
  private final Expansion expansion;

  HeaderRow(FormRow row, SetupModel model, Expansion expansion) {
    super(row);
    this.model = model;
    this.expansion = expansion;
    title.getStyleClass().add(style());
    title.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add("setup-detail");
    detail.setMaxWidth(Double.MAX_VALUE);
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    HBox inside = new HBox(arrow, host, title);
    inside.getStyleClass().add("setup-header-inside");
    inside.setAlignment(Pos.CENTER_LEFT);
    toggle.setGraphic(inside);
    toggle.setId(row.id());
    toggle.getStyleClass().setAll("setup-toggle");
    toggle.setOnAction(_ -> expansion.toggle(row.path()));
    toggle.setMinWidth(USE_PREF_SIZE);
    detail.setOnMouseClicked(_ -> toggle.fire());
    box.getStyleClass().add(isSection() ? "setup-header" : "setup-element");
    host.getStyleClass().add("setup-host");
    box.setAlignment(Pos.CENTER_LEFT);
    box.getChildren().addAll(toggle, detail);
    commands = commands();
    box.getChildren().addAll(commands);
    show(box);
  }

  @Override
  boolean showsBelow() {
    return expansion.isExpanded(row.path());
  }

  @Override
  String help(SetupState state) {
    if (row.part() != FormRow.Part.ELEMENT) {
      return row.path().equals(Form.TOP) ? "What the experiment is called" : super.help(state);
    }
    RowSummary summary = RowSummary.of(row, state.draft());
    return summary.title() + "  " + summary.detail();
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

  private void label(Draft<Experiment> draft) {
    switch (row.part()) {
      case ELEMENT -> {
        RowSummary summary = RowSummary.of(row, draft);
        showHost(summary.host());
        title.setText(summary.title());
        detail.setText(summary.detail());
      }
      case LIST -> {
        showHost(-1);
        title.setText(words());
        detail.setText(Integer.toString(draft.size(row.path())));
      }
      default -> {
        showHost(-1);
        title.setText(row.path().equals(Form.TOP) ? "EXPERIMENT" : words());
      }
    }
  }

  /// Shows the colour of a host by its place in the experiment; of none where that is negative.
  private void showHost(int index) {
    host.setVisible(index >= 0);
    host.setManaged(index >= 0);
    host.getStyleClass().setAll("setup-host", "setup-host-" + Math.max(0, index) % HOST_COLORS);
  }

  private String words() {
    String name = row.field().name();
    return isSection() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private String style() {
    return isSection()
        ? "setup-section"
        : row.part() == FormRow.Part.ELEMENT ? "setup-title" : "setup-name";
  }

  private boolean isSection() {
    return row.depth() == 0;
  }

  private List<Control> commands() {
    return switch (row.part()) {
      case LIST -> List.of(button("add", Feather.PLUS, this::add));
      case ELEMENT -> List.of(button("remove", Feather.X, this::remove));
      case OPTIONAL -> List.of(presence());
      case SECTION, KINDS, LINES, VALUE, MORE, ABSENT -> List.of();
    };
  }

  private Button button(String name, Feather icon, Runnable action) {
    Button button = new Button();
    button.setGraphic(ScaledIcon.of(icon, button));
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
