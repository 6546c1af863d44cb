package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.units.Texts;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The experiments that come with the program: class-path resources `experiments/NAME.yaml`, which
/// `experiments/index.txt` lists, one name a line, in the order to show them.
final class BuiltIns {
  private static final String FOLDER = "/experiments/";

  private BuiltIns() {}

  static List<String> names() {
    return resource("index.txt").lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /// All of them, in the order to show them.
  static List<Source> sources() {
    return names().stream().map(BuiltIns::source).toList();
  }

  static Source find(String nameOrPath) {
    boolean path =
        nameOrPath.indexOf('/') >= 0
            || nameOrPath.indexOf('\\') >= 0
            || nameOrPath.endsWith(".yaml")
            || nameOrPath.endsWith(".yml");
    if (!path) {
      return builtIn(nameOrPath);
    }
    try {
      return ExperimentFiles.load(Path.of(nameOrPath));
    } catch (InvalidPathException _) {
      throw new ConfigException(new Place(nameOrPath, 0), "", "is not the path of a file");
    }
  }

  private static Source builtIn(String name) {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new ConfigException(
          new Place(name, 0),
          "",
          "there is no built-in experiment of this name"
              + Texts.suggestion(name, names)
              + "; poolscope list shows all, and a file's name ends in .yaml");
    }
    return source(name);
  }

  private static Source source(String name) {
    return new Source(name + ".yaml", resource(name + ".yaml"));
  }

  private static String resource(String name) {
    try (InputStream in = BuiltIns.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FOLDER + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
