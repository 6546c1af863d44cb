package dev.poolscope.ui.shell;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.time.SystemTicker;
import dev.poolscope.ui.fx.CommandTable;
import dev.poolscope.ui.fx.DrawingPace;
import dev.poolscope.ui.fx.FxExecutor;
import dev.poolscope.ui.fx.PulsePump;
import dev.poolscope.ui.fx.Themes;
import dev.poolscope.ui.fx.WindowCost;
import dev.poolscope.ui.gallery.FileDrop;
import dev.poolscope.ui.gallery.GalleryHost;
import dev.poolscope.ui.gallery.GalleryView;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.session.RunSession;
import dev.poolscope.ui.session.RunState;
import dev.poolscope.ui.setup.Origin;
import dev.poolscope.ui.start.StartHost;
import dev.poolscope.ui.start.StartView;
import dev.poolscope.yaml.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: a first screen and a gallery to begin with, then one experiment on a [Workbench];
/// what the user can do anywhere, the bottom line, and what is remembered.
///
/// Threading: the JavaFX application thread, but for [#awaitEnd].
public final class MainWindow implements StartHost, GalleryHost, WorkbenchHost {
  private final Availability availability = new Availability();
  private final Stage stage;
  private final Themes themes = new Themes();
  private final ObservableValue<PlotStyle> plotStyle = PlotStyle.of(themes);
  private final PulsePump pump = new PulsePump();
  private final BorderPane page = new BorderPane();
  private final Notifications notifications = new Notifications();
  private final FxExecutor executor = new FxExecutor(notifications::tellBug);
  private final CommandTable<MainWindow> commands =
      new CommandTable<>("action-", WindowCommands.ALL, this);
  private final Toolbar toolbar = new Toolbar(commands);
  private final Pages pages = new Pages(page, toolbar);
  private final StatusLine status = new StatusLine(new WindowCost(SystemTicker.INSTANCE));
  private final Comparing comparing = new Comparing(this, pages, this::enable);
  private final LessonRoom lessons = new LessonRoom(page, this);
  private final Remembered memory;
  private final RunStarts runs;
  private final StartView start;
  private final GalleryView gallery;
  private final Dialogs dialogs;
  private final WindowFiles files;

  /// A window on a stage, with its first screen.
  public MainWindow(Stage stage, WindowSetup setup) {
    this.stage = stage;
    this.dialogs = setup.dialogs().apply(themes);
    this.files = new WindowFiles(stage, dialogs, executor, notifications);
    this.memory = new Remembered(setup.preferences(), themes, notifications::tell);
    this.runs = new RunStarts(stage, setup, dialogs, memory, executor, notifications);
    this.start = new StartView(executor, this);
    this.gallery = new GalleryView(plotStyle, pump, executor, this, lessons::begin);
    page.setTop(toolbar);
    page.setBottom(status);
    BorderPane root = new BorderPane(page, null, null, notifications.node(), null);
    commands.listen(root);
    Scene scene = new Scene(root, 1280, 720);
    themes.apply(scene);
    pump.attendTo(scene);
    FileDrop.on(page, this);
    stage.setTitle("Poolscope");
    stage.setScene(scene);
    memory.restore(stage);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          close();
        });
    pump.register(DrawingPace.ofThisMachine().words(), this::renew);
    showStart();
  }

  /// Shows the window.
  public void show() {
    stage.show();
    pump.start();
    start.focusFirst();
  }

  /// Asks about unsaved changes, then ends the run and closes the window.
  public void close() {
    if (wouldLoseChanges()) {
      return;
    }
    leave();
    memory.closing(stage);
    pump.stop();
    executor.close();
    stage.hide();
  }

  /// Waits, off the application thread, until all runs of the window have ended and their files are
  /// written.
  ///
  /// @return whether that came within the time
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return runs.awaitEnd(atMost);
  }

  @Override
  public void openBuiltIn(String name) {
    put(Origin.of(name));
  }

  @Override
  public void runBuiltIn(String name) {
    put(Origin.of(name));
    run();
  }

  @Override
  public void predictBuiltIn(String name) {
    put(Origin.of(name));
    predict();
  }

  @Override
  public void openNew(Source source, boolean run) {
    put(Origin.unsaved(source));
    if (run) {
      run();
    }
  }

  @Override
  public void chooseRunsFolder() {
    if (runs.chooseFolder()) {
      renewStart();
    }
  }

  @Override
  public void open(Path path) {
    Path meant = Opened.meant(path);
    Path folder = runs.folder();
    executor.call(() -> Opened.of(meant, folder), opened -> showOpened(opened, meant));
  }

  @Override
  public void compare(List<Path> directories) {
    if (!directories.isEmpty()) {
      comparing.open(directories);
    }
  }

  /// Asks which runs are to be compared, and compares them.
  void compareRuns() {
    Workbench bench = pages.anyBench();
    RunDirectory ended = bench == null ? null : bench.endedRun();
    comparing.choose(
        KnownRuns.all(runs.folder(), memory.recent()),
        known -> compare(dialogs.runsToCompare(known, KnownRuns.only(ended), stage)));
  }

  @Override
  public void choose() {
    dialogs.fileToOpen(stage).ifPresent(this::open);
  }

  /// Runs the experiment of the workbench.
  void run() {
    Workbench bench = pages.bench();
    if (bench != null && availability.runObstacle().isEmpty()) {
      bench.run();
    }
  }

  @Override
  public void begin() {
    Workbench on = pages.bench();
    Experiment experiment = on == null ? null : on.experiment().orElse(null);
    if (on == null || experiment == null || !availability.runObstacle().isEmpty()) {
      return;
    }
    on.begin();
    availability.beginning();
    commands.refresh();
    runs.begin(
        experiment,
        new RunStarts.Wish(
            () -> on.equals(pages.anyBench()),
            (session, elsewhere) -> {
              status.allow(elsewhere);
              pages.name(experiment.title());
              showRun(on, session);
            },
            () -> {
              on.doNotBegin();
              enable();
            },
            this::begin));
  }

  /// Ends the run.
  void stop() {
    RunSession session = session();
    if (session != null) {
      session.stop();
    }
  }

  /// Asks for predictions, then runs.
  void predict() {
    Workbench bench = pages.bench();
    if (bench != null) {
      bench.predict();
      enable();
    }
  }

  /// Freezes the view of the run, or follows it again.
  void freeze() {
    Optional.ofNullable(pages.bench()).ifPresent(Workbench::freeze);
  }

  /// Shows the scope alone, for a class, or everything again.
  void present() {
    Optional.ofNullable(pages.bench()).ifPresent(Workbench::present);
  }

  /// Leaves the experiment for the first screen.
  void showStart() {
    if (!wouldLoseChanges()) {
      renewStart();
      leaveFor(start, "Poolscope");
      start.focusFirst();
    }
  }

  @Override
  public void showGallery() {
    if (!wouldLoseChanges()) {
      leaveFor(gallery, "Experiments");
      gallery.focusSearch();
    }
  }

  private void leaveFor(Node other, String title) {
    leave();
    pages.show(other, title);
    enable();
  }

  private void renewStart() {
    start.show(memory.recent().stream().map(Path::of).toList(), runs.folder());
  }

  /// Writes files.
  WindowFiles files() {
    return files;
  }

  /// Writes a picture of the window.
  void exportPicture() {
    Workbench bench = pages.bench();
    files.picture(page, bench == null ? null : bench.scope());
  }

  /// Shows all keys.
  void showShortcuts() {
    new ShortcutsDialog(themes, stage).show();
  }

  /// What cannot be done now.
  Availability availability() {
    return availability;
  }

  @Override
  public FxExecutor executor() {
    return executor;
  }

  @Override
  public PulsePump pump() {
    return pump;
  }

  @Override
  public Layout layout() {
    return memory.layout();
  }

  private void showRun(Workbench on, RunSession session) {
    on.show(session);
    session.stateProperty().subscribe(this::enable);
    session.stateProperty().subscribe(state -> rememberRun(session, state));
    enable();
  }

  private void rememberRun(RunSession session, RunState state) {
    RunDirectory directory = session.directory();
    if (state instanceof RunState.Ended && directory != null) {
      memory.opened(directory.path().toAbsolutePath().normalize());
    }
  }

  private void showOpened(Opened opened, Path path) {
    if (!(opened instanceof Opened.Wrong) && wouldLoseChanges()) {
      opened.close();
      return;
    }
    switch (opened) {
      case Opened.Wrong wrong -> notifications.tell(wrong.message());
      case Opened.Taught taught -> lessons.begin(taught.lesson());
      case Opened.File experiment -> {
        memory.opened(path);
        put(experiment.origin());
      }
      case Opened.Recorded recorded -> {
        memory.opened(recorded.directory().path().toAbsolutePath());
        showRun(put(recorded.origin()), runs.show(recorded.recording(), recorded.directory()));
      }
    }
  }

  /// Puts an experiment on the workbench.
  Workbench put(Origin origin) {
    leave();
    notifications.clear();
    Workbench on = new Workbench(origin, this);
    pages.show(on, on.experiment().map(Experiment::title).orElse("Poolscope"));
    enable();
    return on;
  }

  /// Clears the workbench; a run on it ends.
  private void leave() {
    pages.leave();
    comparing.close();
    status.allow(Set.of());
  }

  private void enable() {
    availability.update(pages.bench() != null, session());
    commands.refresh();
    renew();
  }

  private void renew() {
    RunSession session = session();
    toolbar.show(session);
    status.show(session);
    status.trust(pages.anyBench());
  }

  private boolean wouldLoseChanges() {
    Workbench bench = pages.anyBench();
    return bench != null && !bench.canBeLeft(() -> dialogs.unsavedChanges(stage));
  }

  @Override
  public ObservableValue<PlotStyle> plotStyle() {
    return plotStyle;
  }

  @Override
  public Themes themes() {
    return themes;
  }

  @Override
  public Optional<Path> save(String yaml) {
    Optional<Path> saved = files.experiment(yaml);
    saved.ifPresent(to -> memory.opened(to.toAbsolutePath()));
    return saved;
  }

  @Override
  public void tell(String message) {
    notifications.tell(message);
  }

  /// The run on the workbench, if any.
  @Nullable RunSession session() {
    Workbench bench = pages.bench();
    return bench == null ? null : bench.sessionProperty().get();
  }
}
