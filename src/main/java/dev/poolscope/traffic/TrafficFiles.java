package dev.poolscope.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads traffic that other programs have recorded: an access log or a HAR file.
///
/// Threading: stateless.
public final class TrafficFiles {
  private static final int LOOKED_AT = 4096;

  private TrafficFiles() {}

  /// Reads a file; what it is follows from how it begins.
  ///
  /// @param took how long every request took, where a log does not tell; null if it must
  /// @throws InvalidTrafficException if it holds no requests
  public static ReadTraffic read(Path file, @Nullable Duration took) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidTrafficException(
          file + " is not there; give an access log, a HAR file or the directory of a run");
    }
    return isHar(file) ? HarFile.read(file) : AccessLog.read(file, took);
  }

  /// A HAR file is one object over many lines, whose first member is `log`; the lines of a log in
  /// JSON are objects of their own.
  private static boolean isHar(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".har")) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      return start.replaceAll("\\s", "").startsWith("{\"log\":{");
    }
  }
}
