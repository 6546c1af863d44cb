package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the form into `target/pictures` to be looked at, and holds that nothing of it is cut off.
class SetupPicturesTest {
  private static final Path PICTURES = Path.of("target", "pictures");

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    Files.createDirectories(PICTURES);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  @ParameterizedTest
  @CsvSource({
    "plain-dark, true, 310, 640, 13, 0",
    "plain-light, false, 310, 640, 13, 0",
    "edited-dark, true, 310, 1020, 13, 0",
    "edited-light, false, 310, 1020, 13, 0",
    "open-dark, true, 310, 1020, 13, 0",
    "open-end-light, false, 310, 1020, 13, 1",
    "plain-large-dark, true, 310, 640, 19.5, 0",
    "edited-large-light, false, 310, 1500, 19.5, 0",
    "open-large-light, false, 310, 2000, 19.5, 0",
    "open-end-large-dark, true, 310, 2000, 19.5, 1",
    "okhttp-light, false, 310, 1020, 13, 0",
    "balanced-light, false, 310, 1020, 13, 1",
    "live-dark, true, 310, 1020, 13, 0",
    "needy-dark, true, 310, 1020, 13, 0",
    "needy-large-light, false, 310, 1500, 19.5, 0",
  })
  void nothingIsCutOff(
      String name, boolean dark, double width, double height, double font, double scroll)
      throws Exception {
    SetupModel model = new SetupModel(Origin.of("two-hosts-total-idle-one"));
    SetupView view =
        WaitForAsyncUtils.asyncFx(() -> new SetupView(model, new NoSetupHost()))
            .get(60, TimeUnit.SECONDS);
    WritableImage image =
        WaitForAsyncUtils.asyncFx(
                () -> {
                  Scene scene = SetupStage.scene(view, dark, width, height, font);
                  scene.getRoot().applyCss();
                  scene.getRoot().layout();
                  prepare(name, model, view);
                  scene.getRoot().applyCss();
                  scene.getRoot().layout();
                  ((ScrollPane) view.lookup("#setup-scroll")).setVvalue(scroll);
                  scene.getRoot().layout();
                  return scene.snapshot(null);
                })
            .get(60, TimeUnit.SECONDS);
    Png.write(image, PICTURES.resolve("setup-" + name + ".png"));
    assertThat(view.lookupAll("*"))
        .filteredOn(node -> node.getId() != null && isShown(node))
        .allSatisfy(
            node ->
                assertThat(node.localToScene(node.getLayoutBounds()).getMaxX())
                    .as(node.getId())
                    .isLessThanOrEqualTo(font > 13 ? contentWidth(view) : width));
    assertThat(view.lookupAll("*"))
        .filteredOn(node -> isInWords(node))
        .allSatisfy(
            node ->
                assertThat(((Text) node.lookup(".text")).getText())
                    .isEqualTo(((Labeled) node).getText()));
  }

  private static boolean isInWords(Node node) {
    return node instanceof Labeled labeled
        && labeled.isVisible()
        && labeled.getText() != null
        && !labeled.getText().isEmpty()
        && node.lookup(".text") instanceof Text;
  }

  /// Large words may make the form wider than its column, in which it then scrolls.
  private static double contentWidth(SetupView view) {
    Node form = ((ScrollPane) view.lookup("#setup-scroll")).getContent();
    return Math.max(view.getWidth(), form.localToScene(form.getLayoutBounds()).getMaxX());
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && node.getId().startsWith("setup-");
  }

  private static void prepare(String name, SetupModel model, SetupView view) {
    if (name.startsWith("edited")) {
      model.set("transport.maxIdleConns", "3");
      model.set("transport.maxIdleConnsPerHost", "5");
      model.set("transport.requestTimeout", "15");
      model.set("load.0.arrivals", "{kind: closed, workers: 4}");
      model.set("targets.1.sample.status", "99");
    }
    if (name.startsWith("open")) {
      for (String id :
          new String[] {
            "targets-0",
            "load-0-more",
            "transport-more",
            "transport-absent",
            "expect",
            "experiment",
            "changes",
            "load-0-request",
            "targets-0-sample",
            "targets-0-sample-more"
          }) {
        Node node = view.lookup("#setup-" + id);
        if (node instanceof Button button) {
          button.fire();
        }
      }
      ((Button) view.lookup("#setup-changes-add")).fire();
      ((Button) view.lookup("#setup-expect-0")).fire();
    }
    if (name.startsWith("okhttp")) {
      model.set("transport.rules", "okhttp");
    }
    if (name.startsWith("needy")) {
      model.set("load.0.maxInFlight", "100000");
      model.set("transport.maxConnsPerHost", "0");
      model.set("load.0.arrivals", "{kind: once, requests: 70000}");
    }
    if (name.startsWith("live")) {
      model.runStarted(_ -> {});
      model.set("transport.maxIdleConns", "2");
    }
    if (name.startsWith("balanced")) {
      model.set("balancer.kind", "p2c-with-replacement");
      model.set("load.0.target", "balanced");
      ((Button) view.lookup("#setup-balancer-absent")).fire();
      ((Button) view.lookup("#setup-balancer-more")).fire();
    }
  }
}
