package dev.poolscope.ui.session;

import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where preferences are kept: `window.json` in the user's configuration directory. A file that
/// cannot be read or written is never an error, only a message.
public final class PreferencesFile {
  /// The system property that names another configuration directory.
  public static final String DIRECTORY_PROPERTY = "poolscope.config";

  private static final String NAME = "window.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Path file;
  private final Consumer<String> messages;

  /// Preferences in a directory, which is created when they are first saved.
  ///
  /// @param messages told, in a sentence, what could not be read or written
  public PreferencesFile(Path directory, Consumer<String> messages) {
    this.file = directory.resolve(NAME);
    this.messages = messages;
  }

  /// The user's configuration directory for this program.
  public static Path userDirectory() {
    String chosen = System.getProperty(DIRECTORY_PROPERTY);
    return chosen == null ? platformDirectory().resolve("poolscope") : Path.of(chosen);
  }

  /// What was saved last, or the defaults.
  public Preferences load() {
    try {
      return Files.exists(file)
          ? checked(MAPPER.readValue(Files.readString(file), Preferences.class))
          : Preferences.DEFAULT;
    } catch (IOException e) {
      messages.accept("Preferences were not read: " + FileErrors.describe(e) + ".");
    } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
      messages.accept(
          file + " holds no preferences that can be read; the defaults hold until it is replaced.");
    }
    return Preferences.DEFAULT;
  }

  /// Saves preferences; the file is whole or as it was.
  public void save(Preferences preferences) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFiles.write(file, MAPPER.writeValueAsString(preferences) + "\n");
    } catch (IOException e) {
      messages.accept("Preferences were not saved: " + FileErrors.describe(e) + ".");
    }
  }

  private static Preferences checked(@Nullable Preferences read) {
    if (read == null || read.theme() == null) {
      throw new IllegalArgumentException("no preferences");
    }
    return read;
  }

  private static Path platformDirectory() {
    String home = System.getProperty("user.home", ".");
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String xdg = System.getenv("XDG_CONFIG_HOME");
    String appData = System.getenv("APPDATA");
    if (os.startsWith("windows") && appData != null) {
      return Path.of(appData);
    }
    if (os.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support");
    }
    return xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : Path.of(home, ".config");
  }
}
