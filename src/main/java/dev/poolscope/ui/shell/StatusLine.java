package dev.poolscope.ui.shell;

import dev.poolscope.advise.TrustNotes;
import dev.poolscope.ui.fx.WindowCost;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.session.RunView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bottom line, which is always true; where there is no room, it takes two.
///
/// Threading: the JavaFX application thread.
final class StatusLine extends BorderPane {
  private final Label recording = label("status-recording");
  private final Label stalls = label("status-stalls");
  private final Label disturbance = label("status-disturbance");
  private final Label sockets = label("status-sockets");
  private final Label reuse = label("status-reuse");
  private final Label response = label("status-response");
  private final Label timeWait = label("status-time-wait");
  private final Label agreement = label("status-agreement");
  private final Label cost = label("status-cost");
  private final Label trust = label("status-trust");
  private final Label where = label("status-where");
  private final WindowCost windowCost;
  private final Tooltip disturbanceHelp =
      new Tooltip(
          "This machine did not run Poolscope for so long, or requests were sent later than they"
              + " were due:\ncounts and times of those moments are the machine's as well.");

  StatusLine(WindowCost windowCost) {
    this.windowCost = windowCost;
    setId("status");
    getStyleClass().add("ps-status-line");
    recording.setGraphic(new FontIcon(Feather.CIRCLE));
    setCenter(
        new FlowPane(
            recording, stalls, disturbance, sockets, reuse, response, timeWait, agreement));
    setRight(new HBox(cost, trust, where));
    trust.setGraphic(new FontIcon(Feather.UNLOCK));
    trust.visibleProperty().bind(trust.managedProperty());
    trust.setTooltip(
        new Tooltip("tls.verify is false for them: whoever answers there is believed."));
    paint(trust, Status.Agrees.NO);
    where.getStyleClass().add("ps-status-last");
    allow(Set.of());
    show(null);
  }

  /// Says where load may be sent.
  ///
  /// @param elsewhere hosts that are not this machine and were confirmed
  void allow(Set<String> elsewhere) {
    where.setText(
        elsewhere.isEmpty() ? "loopback only" : "loopback and " + String.join(", ", elsewhere));
    where.setGraphic(new FontIcon(Feather.SHIELD));
  }

  /// Says whose certificates are not verified, before a run too.
  void trust(@Nullable Workbench bench) {
    List<String> unverified =
        bench == null
            ? List.of()
            : bench.experiment().map(TrustNotes::unverified).orElse(List.of());
    trust.setText(
        unverified.isEmpty() ? "" : "certificate not verified: " + String.join(", ", unverified));
  }

  /// Says how it stands; called about once a second and when the state changes.
  void show(@Nullable RunSession session) {
    double cores = windowCost.cores();
    cost.setText(
        cores < 0 ? "window – core" : String.format(Locale.ROOT, "window %.2f core", cores));
    RunView view = session == null ? null : session.viewProperty().get();
    String problem = view == null ? null : view.recording().problem();
    sayState(session == null ? null : session.stateProperty().get(), problem);
    if (view == null) {
      stalls.setText("");
      disturbance.setText("");
      sockets.setText("");
      reuse.setText("");
      response.setText("");
      timeWait.setText("");
      agreement.setText("");
      return;
    }
    Status status = Status.of(view);
    stalls.setText(status.stalls());
    disturbance.setText(status.disturbance());
    disturbance.setTooltip(disturbanceHelp);
    sockets.setText(status.sockets());
    reuse.setText(status.reuse());
    response.setText(status.response());
    timeWait.setText(status.timeWait());
    agreement.setText(status.agreement());
    paint(agreement, status.agrees());
  }

  /// @param problem why the run's log cannot be read to its end; null if it can
  private void sayState(@Nullable RunState state, @Nullable String problem) {
    String fault = state instanceof RunState.Ended ended ? ended.fault() : "";
    String whole = problem == null ? "recorded" : "recorded in part: cut off or damaged";
    String more = fault.isEmpty() && problem != null ? problem : fault;
    Status.Agrees agrees =
        state instanceof RunState.Running
            ? Status.Agrees.YES
            : state instanceof RunState.Refused || !more.isEmpty()
                ? Status.Agrees.NO
                : Status.Agrees.UNKNOWN;
    recording.setText(
        switch (state) {
          case null -> "not recording";
          case RunState.Starting _ -> "starting";
          case RunState.Running _ -> "recording";
          case RunState.Ending _ -> "ending";
          case RunState.Ended _ -> fault.isEmpty() ? whole : "internal error: " + fault;
          case RunState.Refused _ -> "not recorded";
        });
    recording.setTooltip(more.isEmpty() ? null : new Tooltip(more));
    paint(recording, agrees);
  }

  private static void paint(Label label, Status.Agrees agrees) {
    style(label, "ps-good", agrees == Status.Agrees.YES);
    style(label, "ps-bad", agrees == Status.Agrees.NO);
  }

  /// Whatever is done to its style classes, even to no effect, has a label styled anew.
  private static void style(Label label, String style, boolean isWanted) {
    List<String> styles = label.getStyleClass();
    if (isWanted && !styles.contains(style)) {
      styles.add(style);
    } else if (!isWanted && styles.contains(style)) {
      styles.remove(style);
    }
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setMinWidth(USE_PREF_SIZE);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    label.getStyleClass().add("ps-status");
    return label;
  }
}
