package dev.poolscope.ui.scope;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.PictureOptions;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.fx.Fonts;
import dev.poolscope.ui.fx.HeadlessToolkit;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.TimeAxis;
import dev.poolscope.ui.plot.TimeNavigator;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;

/// Draws the scope of a run to a file, without a window: the same drawing, with title, question and
/// verdict above it.
///
/// Threading: safe for use by any thread but the JavaFX application thread.
public final class ScopePicture implements PictureWriter {
  private static final double TEXT_SIZE = 13;

  @Override
  public void write(RunDirectory run, PictureOptions options, Path file) throws IOException {
    try (Recording recording = Recordings.readAll(run.path())) {
      write(recording, options, file);
    }
  }

  /// Draws a recording as far as it has come.
  public void write(Recording recording, PictureOptions options, Path file) throws IOException {
    Pictures.write(HeadlessToolkit.call(() -> draw(recording, options)), file);
  }

  private static WritableImage draw(Recording recording, PictureOptions options) {
    Fonts.load();
    PlotStyle style = PlotStyle.of(options.dark() ? Palette.DARK : Palette.LIGHT, TEXT_SIZE);
    ScopeData data = new ScopeData(recording);
    while (data.refresh()) {
      // Each call takes in a piece.
    }
    PictureFrame surround = new PictureFrame(style, options.width(), options.height());
    Canvas canvas = new Canvas(options.width(), options.height());
    GraphicsContext gc = canvas.getGraphicsContext2D();
    Frame frame = frame(data, style, options, surround.scopeHeight());
    gc.save();
    gc.translate(0, surround.scopeTop());
    ScopePainter.paint(new Pen(gc), frame, data);
    gc.restore();
    surround.paint(new Pen(gc), recording, surround.leftOut(frame, data));
    return canvas.snapshot(new SnapshotParameters(), null);
  }

  private static Frame frame(
      ScopeData data, PlotStyle style, PictureOptions options, double height) {
    Recording recording = data.recording();
    ScopeLayout.Contents contents =
        new ScopeLayout.Contents(
            data.hosts().size(),
            data.picked(),
            ScopePainter.markRows(data),
            data.failing(false),
            ScopePainter.legendRows(data, style, options.width()),
            false,
            data.order().upTo(recording.endNanos()).lines());
    ScopeLayout layout = ScopeLayout.of(options.width(), height, style.unit(), contents);
    long end = recording.endNanos();
    long window = recording.experiment().duration().toNanos();
    TimeAxis axis =
        new TimeAxis(
            TimeNavigator.whole(window, end, recording.isComplete()),
            layout.plotLeft(),
            layout.plotWidth());
    return new Frame(axis, end, style, layout, Frame.Scroll.NONE, false, false, 0, null);
  }
}
