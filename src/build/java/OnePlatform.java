import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes the libraries of other platforms out of DuckDB's jar: an image is for one, and they are
/// two thirds of the jar.
final class OnePlatform {
  private static final String LIBRARY = "libduckdb_java.so_";

  private OnePlatform() {}

  /// Reduces DuckDB's jar in a directory, in place.
  ///
  /// @param args the directory
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Path.of(args[0]), "duckdb_jdbc-*.jar")) {
      for (Path jar : jars) {
        reduce(jar);
      }
    }
  }

  private static void reduce(Path jar) throws IOException {
    Path reduced = jar.resolveSibling(jar.getFileName() + ".reduced");
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(reduced))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        String name = entry.getName();
        if (name.startsWith(LIBRARY) && !name.startsWith(LIBRARY + platform())) {
          continue;
        }
        ZipEntry copy = new ZipEntry(name);
        copy.setTime(entry.getTime());
        to.putNextEntry(copy);
        try (InputStream bytes = from.getInputStream(entry)) {
          bytes.transferTo(to);
        }
        to.closeEntry();
      }
    }
    Files.move(reduced, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /// As DuckDB's names have it.
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return os.startsWith("mac")
        ? "macos"
        : (os.startsWith("windows") ? "windows_" : "linux_") + arch;
  }
}
