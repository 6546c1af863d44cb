package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.ui.fx.NoTooltips;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class SetupViewTest {
  private final FxRobot robot = new FxRobot();
  private final SetupModel model = new SetupModel(Origin.of("two-hosts-total-idle-one"));
  private final Recorded host = new Recorded();

  @BeforeEach
  void show() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(
        stage -> {
          Scene scene = SetupStage.scene(new SetupView(model, host), true, 320, 700, 13);
          NoTooltips.in(scene.getRoot());
          stage.setScene(scene);
          stage.sizeToScene();
          // Away from the edges, outside of which the headless screen cannot draw popups.
          stage.setX(200);
          stage.setY(100);
          stage.show();
        });
    FxToolkit.setupFixture(
        () -> robot.lookup("#setup").query().getScene().getWindow().requestFocus());
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void aLimitIsEditedByMouseAndTyping() throws TimeoutException {
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.ENTER);
    until(() -> model.state().sets().equals(List.of("transport.maxIdleConns=2")));
  }

  @Test
  void leavingAFieldEntersIt() throws TimeoutException {
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.TAB);
    until(() -> model.state().sets().equals(List.of("transport.maxIdleConns=2")));
    until(() -> field("transport-maxIdleConnsPerHost").isFocused());
  }

  @Test
  void escapeTakesBackWhatWasTyped() throws TimeoutException {
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.ESCAPE);
    until(() -> field("transport-maxIdleConns").getText().equals("1"));
    assertThat(model.state().sets()).isEmpty();
  }

  @Test
  void aWrongValueShowsTheMessageOfTheCommandLineBesideItsField() throws TimeoutException {
    type("transport-requestTimeout", "15");
    robot.type(KeyCode.ENTER);
    String message = model.problems().isEmpty() ? "" : model.problems().getFirst().message();
    until(() -> line("transport-requestTimeout-message").isVisible());
    assertThat(line("transport-requestTimeout-message").getText())
        .isEqualTo(message.isEmpty() ? model.problems().getFirst().message() : message);
    type("transport-requestTimeout", "15s");
    robot.type(KeyCode.ENTER);
    until(() -> !line("transport-requestTimeout-message").isVisible());
  }

  @Test
  void undoAndRedoByKeyboardAndByMouse() throws TimeoutException {
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.ENTER);
    until(() -> !model.state().sets().isEmpty());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> field("transport-maxIdleConns").getText().equals("1"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    until(() -> field("transport-maxIdleConns").getText().equals("2"));
    press("undo");
    until(() -> field("transport-maxIdleConns").getText().equals("1"));
    press("redo");
    until(() -> field("transport-maxIdleConns").getText().equals("2"));
  }

  @Test
  void limitsThatWorkAgainstEachOtherSaySo() throws TimeoutException {
    assertThat(line("transport-maxIdleConns-advice").getText())
        .isEqualTo("1 idle slot for 2 hosts: they will rob each other");
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.ENTER);
    until(() -> !line("transport-maxIdleConns-advice").isVisible());
  }

  /// There are at most 65,535 ports on any machine.
  @Test
  void whatTheMachineMayNotHaveIsSaidWithTheNumbers() throws TimeoutException {
    robot.interact(
        () -> {
          model.set("load.0.maxInFlight", "100000");
          model.set("transport.maxConnsPerHost", "0");
          model.set("load.0.arrivals", "{kind: once, requests: 70000}");
        });
    until(() -> line("load-0-arrivals-kind-advice").isVisible());
    assertThat(line("load-0-arrivals-kind-advice").getText())
        .contains("can need 70,000 ephemeral ports towards a (70,000 connections at a time), and")
        .contains("widen net.ipv4.ip_local_port_range");
    robot.interact(() -> model.set("load.0.arrivals.requests", "7"));
    until(() -> !line("load-0-arrivals-kind-advice").isVisible());
  }

  @Test
  void whatTheRulesDoNotHaveIsOneLineAndGreyedWithTheReason() throws TimeoutException {
    focus("transport-rules");
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> model.state().text("transport.rules").equals("okhttp"));
    until(() -> !exists("transport-maxConnsPerHost"));
    assertThat(((Button) node("transport-absent")).getText())
        .isEqualTo(
            "okhttp rules have no profile, maxIdleConnsPerHost, maxConnsPerHost,"
                + " responseHeaderTimeout, goRelease, tlsHandshakeTimeout, maxConnectionAge,"
                + " maxRequestsPerConnection, reuse");
    click("transport-absent");
    until(() -> exists("transport-maxConnsPerHost"));
    assertThat(node("transport-maxConnsPerHost").isDisabled()).isTrue();
    assertThat(line("transport-maxConnsPerHost-reason").getText())
        .isEqualTo("OkHttp limits requests (maxRequestsPerHost) instead");
    assertThat(node("transport-maxRequests").isDisabled()).isFalse();
    assertThat(((ChoiceBox<?>) node("transport-rules")).getValue()).isEqualTo("okhttp");
  }

  @Test
  void headersAreLinesAsInARequest() throws TimeoutException {
    String headers = "load-0-request-headers";
    press("load-0-more", "load-0-request");
    press("load-0-request", "load-0-request-more");
    press("load-0-request-more", headers + "-0");

    type(headers + "-0", "X-A: b: c");
    robot.type(KeyCode.ENTER);

    until(() -> model.state().sets().equals(List.of("load.0.request.headers={X-A: \"b: c\"}")));
    until(() -> field(headers + "-0").getText().equals("X-A: b: c"));
    assertThat(field(headers + "-1").getPromptText()).isEqualTo("Name: value");
  }

  @Test
  void whatIsNotGivenShowsWhoseDefaultItHas() throws TimeoutException {
    robot.interact(() -> model.set("transport", "{maxIdleConns: 7}"));
    until(() -> field("transport-idleConnTimeout").getPromptText().equals("0s"));
    assertThat(line("transport-idleConnTimeout-reason").getText())
        .isEqualTo("http.Transport's default");
    press("transport-more", "transport-profile");
    focus("transport-profile");
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> field("transport-idleConnTimeout").getPromptText().equals("90s"));
    assertThat(line("transport-idleConnTimeout-reason").getText())
        .isEqualTo("http.DefaultTransport's default");
    focus("transport-rules");
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> field("transport-idleConnTimeout").getPromptText().equals("5m"));
    assertThat(line("transport-idleConnTimeout-reason").getText()).isEqualTo("OkHttp's default");
    press("transport-absent", "transport-profile");
    assertThat(line("transport-profile-reason").getText())
        .isEqualTo("OkHttp has defaults of its own");
    assertThat(field("transport-maxIdleConns").getText()).isEqualTo("7");
    assertThat(line("transport-maxIdleConns-reason").isVisible()).isFalse();
  }

  @Test
  void whatTheBalancersRuleDoesNotHaveIsOneLineAndGreyedWithTheReason() throws TimeoutException {
    focus("balancer");
    if (!exists("balancer-kind")) {
      robot.type(KeyCode.SPACE);
    }
    until(() -> exists("balancer-absent"));
    assertThat(exists("balancer-counts")).isFalse();
    assertThat(((Button) node("balancer-absent")).getText())
        .isEqualTo("there is no balancer, so nothing more to set");
    press("balancer-absent", "balancer-ejection-on");
    assertThat(node("balancer-ejection-on").isDisabled()).isTrue();
    robot.interact(() -> model.set("balancer.kind", "maglev"));
    until(() -> !node("balancer-tableSize").isDisabled());
    press("balancer-more", "balancer-ejection-on");
    assertThat(node("balancer-ejection-on").isDisabled()).isFalse();
    assertThat(line("balancer-counts-reason").getText()).isEqualTo("maglev has no counts");
    type("balancer-tableSize", "101");
    robot.type(KeyCode.ENTER);
    until(() -> model.state().isWritten("balancer.tableSize"));
    robot.interact(() -> model.set("balancer.kind", "random"));
    until(() -> line("balancer-tableSize-message").getText().startsWith("random has no tableSize"));
    type("balancer-tableSize", "");
    robot.type(KeyCode.DELETE, KeyCode.ENTER);
    until(() -> node("balancer-tableSize").isDisabled());
    assertThat(model.problems()).isEmpty();
  }

  @Test
  void namesAreWholeBesideLongChoices() throws TimeoutException {
    focus("balancer");
    if (!exists("balancer-kind")) {
      robot.type(KeyCode.SPACE);
    }
    until(() -> exists("balancer-kind") && node("balancer-kind").getParent().prefHeight(-1) > 0);
    Label name = (Label) node("balancer-kind").getParent().getChildrenUnmodifiable().getFirst();
    assertThat(name.getWidth()).isGreaterThanOrEqualTo(Math.floor(name.prefWidth(-1)));
    assertThat(((ChoiceBox<?>) node("balancer-kind")).getWidth()).isGreaterThan(100);
  }

  @Test
  void aBooleanIsSwitchedByMouseAndByKeyboard() throws TimeoutException {
    focus("transport-disableKeepAlives");
    robot.type(KeyCode.SPACE);
    until(() -> model.state().text("transport.disableKeepAlives").equals("true"));
    click("transport-disableKeepAlives");
    until(() -> !((CheckBox) node("transport-disableKeepAlives")).isSelected());
    assertThat(model.state().sets()).isEmpty();
  }

  @Test
  void rowsAreOpenedAddedAndRemoved() throws TimeoutException {
    click("targets-add");
    until(() -> exists("targets-2-name"));
    assertThat(field("targets-2-name").getText()).isEqualTo("c");
    focus("targets-2-remove");
    robot.type(KeyCode.SPACE);
    until(() -> !exists("targets-2"));
    assertThat(model.state().sets()).isEmpty();
    focus("targets-0");
    robot.type(KeyCode.SPACE);
    until(() -> exists("targets-0-sample"));
    click("targets-0");
    until(() -> !exists("targets-0-sample"));
  }

  @Test
  void anotherKindBringsItsFields() throws TimeoutException {
    focus("load-0-arrivals-kind");
    robot.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
    until(() -> exists("load-0-arrivals-rate") && !exists("load-0-arrivals-size"));
    assertThat(node("load-0-arrivals-kind").isFocused()).isTrue();
    assertThat(model.problems()).isEmpty();
  }

  @Test
  void whileARunIsGoingOnlyWhatMayChangeCanBeEdited() throws TimeoutException {
    List<Map<String, String>> told = new CopyOnWriteArrayList<>();
    robot.interact(
        () ->
            model.runStarted(
                sets -> {
                  Experiments.change(model.state().draft().record().orElseThrow(), sets);
                  told.add(sets);
                }));
    until(() -> node("transport-rules").isDisabled());
    assertThat(node("targets-add").isDisabled()).isTrue();
    assertThat(node("targets-0-remove").isDisabled()).isTrue();
    assertThat(((Label) robot.lookup("#setup-banner").query()).getText()).contains("run");
    type("transport-maxIdleConns", "2");
    robot.type(KeyCode.ENTER);
    until(() -> told.equals(List.of(Map.of("transport.maxIdleConns", "2"))));
    robot.interact(model::runEnded);
    until(() -> !node("transport-rules").isDisabled());
  }

  @Test
  void savingAndCopyingByKeyboardAndByMouse() throws TimeoutException {
    type("transport-maxIdleConns", "2");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    until(() -> host.copied.size() == 1);
    assertThat(host.copied.getFirst())
        .isEqualTo("poolscope run two-hosts-total-idle-one --set transport.maxIdleConns=2");
    press("copy");
    until(() -> host.copied.size() == 2);
    focus("transport-maxIdleConns");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until(() -> host.saved.size() == 1);
    assertThat(host.saved.getFirst()).contains("maxIdleConns: 2");
    assertThat(model.unsavedProperty().get()).isFalse();
    press("save");
    until(() -> host.saved.size() == 2);
  }

  @Test
  void whatIsWrongIsNeitherSavedNorRun() throws TimeoutException {
    type("transport-maxIdleConns", "x");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> host.told.size() == 2);
    assertThat(host.saved).isEmpty();
    assertThat(host.runs.get()).isZero();
    type("transport-maxIdleConns", "3");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> host.runs.get() == 1);
  }

  private void type(String id, String text) throws TimeoutException {
    click(id);
    until(() -> node(id).isFocused());
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write(text);
  }

  private void focus(String id) throws TimeoutException {
    reveal(id);
    robot.interact(() -> node(id).requestFocus());
    until(() -> node(id).isFocused());
  }

  /// Scrolls until a control stands still inside the window.
  private void reveal(String id) throws TimeoutException {
    double[] last = {Double.NaN};
    until(
        () -> {
          robot.interact(() -> scrollTo(node(id)));
          WaitForAsyncUtils.waitForFxEvents();
          double y = node(id).localToScene(0, 0).getY();
          boolean stands = y == last[0] && y > 0 && y < 620;
          last[0] = y;
          return stands;
        });
  }

  private void scrollTo(Node target) {
    ScrollPane scroll = (ScrollPane) robot.lookup("#setup-scroll").query();
    double top = target.localToScene(0, 0).getY();
    if (top < 60 || top > 600) {
      Node content = scroll.getContent();
      double room = content.getLayoutBounds().getHeight() - scroll.getHeight();
      double y = content.sceneToLocal(target.localToScene(0, 0)).getY();
      scroll.setVvalue(room <= 0 ? 0 : Math.clamp((y - 200) / room, 0, 1));
    }
  }

  private void click(String id) throws TimeoutException {
    reveal(id);
    press(id);
  }

  /// Opens a fold, in which something is then shown.
  private void press(String fold, String shown) throws TimeoutException {
    robot.interact(((Button) node(fold))::fire);
    until(() -> exists(shown));
  }

  private void press(String id) {
    robot.clickOn("#setup-" + id);
  }

  private Node node(String id) {
    return robot.lookup("#setup-" + id).query();
  }

  private TextField field(String id) {
    return (TextField) node(id);
  }

  private Label line(String id) {
    return (Label) node(id);
  }

  private boolean exists(String id) {
    return robot.lookup("#setup-" + id).tryQuery().isPresent();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static final class Recorded implements SetupHost {
    private final List<String> saved = new CopyOnWriteArrayList<>();
    private final List<String> copied = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public void run() {
      runs.incrementAndGet();
    }

    @Override
    public Optional<Path> save(String yaml) {
      saved.add(yaml);
      return Optional.of(Path.of("x.yaml"));
    }

    @Override
    public void copy(String text) {
      copied.add(text);
    }

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }
}
