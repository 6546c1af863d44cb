package dev.poolscope.ui.fx;

import dev.poolscope.files.AtomicFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/// What is on the screen as a file.
public final class Pictures {
  private static final String FORMAT = "png";

  private Pictures() {}

  /// The picture of a node of a scene. On the application thread.
  ///
  /// @param scale pixels of the picture for each of the scene's
  public static WritableImage of(Node node, double scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(new Scale(scale, scale));
    if (node.getScene() != null) {
      parameters.setFill(node.getScene().getFill());
    }
    return node.snapshot(parameters, null);
  }

  /// Writes a picture as PNG; the file is whole or not there. Takes its time: not for the
  /// application thread.
  public static void write(Image picture, Path file) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    AtomicFiles.write(
        file,
        partial -> {
          if (!ImageIO.write(image, FORMAT, partial.toFile())) {
            throw new IOException(file + " cannot be written as a picture");
          }
        });
  }
}
