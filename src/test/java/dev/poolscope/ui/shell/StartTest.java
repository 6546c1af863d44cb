package dev.poolscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.poolscope.ui.session.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The first screen: from there to a server of one's own, to experiments and to earlier runs.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is made by start.
class StartTest {
  @TempDir Path directory;
  private WindowFixture w;

  @Start
  void start(Stage stage) {
    w = new WindowFixture(stage, directory);
  }

  @AfterEach
  void close() throws InterruptedException {
    assertThat(!w.stage.isShowing() || w.close()).isTrue();
  }

  @Test
  void anAddressAndEnterMeasureAServerOfOnesOwn() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server
        .createContext("/")
        .setHandler(
            exchange -> {
              exchange.sendResponseHeaders(204, -1);
              exchange.close();
            });
    server.start();
    try {
      int port = server.getAddress().getPort();
      w.waitUntil(() -> w.find("own-address").isFocused());

      w.robot.write("127.0.0.1:" + port);
      w.robot.push(KeyCode.ENTER);

      w.waitFor(RunState.Running.class);
      assertThat(w.text("title")).isEqualTo("127.0.0.1:" + port + ", 10 connections at once");
      w.waitUntil(
          () ->
              Objects.requireNonNull(w.window.session()).viewProperty().get() != null
                  && w.isThere("split-main")
                  && w.text("verdict").equals("The experiment expects nothing."));
      w.robot.push(KeyCode.SHIFT, KeyCode.F5);
      w.waitFor(RunState.Ended.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndAllSettingsAreAClickAway() {
    w.type("own-seconds", "soon").push(KeyCode.ENTER);
    assertThat(w.text("own-problem-own-seconds")).contains("soon");
    assertThat(w.text("own-problem-own-address")).contains("http://127.0.0.1:8000/");
    assertThat(w.isThere("workbench")).isFalse();
    w.type("own-seconds", "2");
    w.type("own-address", "8000");
    assertThat(w.isThere("own-problem-own-seconds")).isFalse();
    w.robot.clickOn("#own-settings");
    w.waitUntil(() -> w.isThere("workbench"));
    assertThat(w.window.session()).isNull();
  }

  @Test
  void experimentsAreOneClickAway() {
    w.robot.clickOn("#start-gallery");
    w.waitUntil(() -> w.isThere("gallery"));
    for (String name :
        List.of(
            "one-connection-serves-all",
            "slow-host-least-connections",
            "two-hosts-total-idle-one")) {
      w.robot.clickOn("#action-start");
      w.robot.clickOn("#start-" + name);
      w.waitUntil(() -> w.isThere("workbench"));
      assertThat(w.window.session()).isNull();
    }
  }

  @Test
  void runsAreListedWithWhatCameOfThemAndWhatDiffers() throws IOException {
    for (String connections : new String[] {"1", "2"}) {
      w.open(
          w.experiment(
              "one-connection-serves-all",
              "window=500ms",
              "transport.maxIdleConns=" + connections));
      w.robot.push(KeyCode.F5);
      w.waitFor(RunState.Ended.class);
    }
    w.robot.push(KeyCode.ALT, KeyCode.HOME);
    w.waitUntil(() -> w.isThere("recent-what-2"));
    assertThat(w.text("recent-what-0")).contains("as expected").endsWith("maxIdleConns 1 → 2");
    assertThat(w.text("recent-what-1")).isEqualTo("one-connection-serves-all.yaml");
  }

  @Test
  void aFolderThatCannotBeWrittenIsReplacedWithoutLeavingTheMessage() throws IOException {
    Files.writeString(directory.resolve("runs"), "no directory");
    w.open(w.experiment("one-connection-serves-all", "window=500ms"));
    w.robot.push(KeyCode.F5);
    w.waitUntil(() -> w.notice().contains("Runs cannot be kept in"));
    assertThat(w.notice()).contains(directory.resolve("runs").toString()).doesNotContain("--out");

    Path other = directory.resolve("other");
    w.answers.directory = Optional.of(other);
    w.robot.clickOn("#notice-action");

    w.waitFor(RunState.Ended.class);
    assertThat(
            Objects.requireNonNull(Objects.requireNonNull(w.window.session()).directory()).path())
        .hasParent(other);
    w.robot.push(KeyCode.ALT, KeyCode.HOME);
    w.waitUntil(() -> w.text("start-runs").endsWith(other.toString()));
  }

  @Test
  void whoHasLeftTheExperimentMeanwhileOnlyChoosesTheFolder()
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("runs"), "no directory");
    w.open(w.experiment("one-connection-serves-all", "window=500ms"));
    w.robot.push(KeyCode.F5);
    w.waitUntil(() -> w.notice().contains("Runs cannot be kept in"));
    w.gallery();

    Path other = directory.resolve("other");
    w.answers.directory = Optional.of(other);
    w.robot.clickOn("#notice-action");

    w.robot.push(KeyCode.ALT, KeyCode.HOME);
    w.waitUntil(() -> w.text("start-runs").endsWith(other.toString()));
    // A run would have created it before the window ends, which waits for runs.
    assertThat(w.close()).isTrue();
    assertThat(other).doesNotExist();
  }
}
