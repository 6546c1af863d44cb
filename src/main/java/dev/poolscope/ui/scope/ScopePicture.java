package dev.poolscope.ui.scope;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.export.PictureOptions;
import dev.poolscope.export.PictureWriter;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.timeline.Recording;
import dev.poolscope.timeline.Recordings;
import dev.poolscope.ui.fx.Fonts;
import dev.poolscope.ui.fx.HeadlessToolkit;
import dev.poolscope.ui.fx.Palette;
import dev.poolscope.ui.fx.Pictures;
import dev.poolscope.ui.plot.Pen;
import dev.poolscope.ui.plot.PlotStyle;
import dev.poolscope.ui.plot.SvgSurface;
import dev.poolscope.ui.plot.TimeAxis;
import dev.poolscope.ui.plot.TimeNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
  private static final String SVG = ".svg";

  @Override
  public void write(RunDirectory run, PictureOptions options, Path file) throws IOException {
    try (Recording recording = Recordings.readAll(run.path())) {
      write(recording, options, file);
    }
  }

  /// Draws a recording as far as it has come.
  public void write(Recording recording, PictureOptions options, Path file) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(SVG)) {
      AtomicFiles.write(file, HeadlessToolkit.call(() -> svg(recording, options)));
    } else {
      Pictures.write(HeadlessToolkit.call(() -> draw(recording, options)), file);
    }
  }

  private static WritableImage draw(Recording recording, PictureOptions options) {
    Canvas canvas = new Canvas(options.width(), options.height());
    GraphicsContext gc = canvas.getGraphicsContext2D();
    paint(
        recording,
        options,
        new Pen(gc),
        (down, drawing) -> {
          gc.save();
          gc.translate(0, down);
          drawing.run();
          gc.restore();
        });
    return canvas.snapshot(new SnapshotParameters(), null);
  }

  private static String svg(Recording recording, PictureOptions options) {
    SvgSurface surface = new SvgSurface();
    paint(recording, options, new Pen(surface), surface::lower);
    return surface.document(options.width(), options.height(), recording.experiment().title());
  }

  private static void paint(
      Recording recording, PictureOptions options, Pen pen, Lowering lowering) {
    Fonts.load();
    PlotStyle style = PlotStyle.of(options.dark() ? Palette.DARK : Palette.LIGHT, TEXT_SIZE);
    ScopeData data = new ScopeData(recording);
    while (data.refresh()) {
      // Each call takes in a piece.
    }
    PictureFrame surround = new PictureFrame(style, options.width(), options.height());
    Frame frame = frame(data, style, options, surround.scopeHeight());
    lowering.draw(surround.scopeTop(), () -> ScopePainter.paint(pen, frame, data));
    surround.paint(pen, recording, surround.leftOut(frame, data));
  }

  /// Draws something further down, by so many pixels.
  @FunctionalInterface
  private interface Lowering {
    void draw(double pixels, Runnable drawing);
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
