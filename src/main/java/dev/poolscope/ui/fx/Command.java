package dev.poolscope.ui.fx;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something that the user can do: all that its buttons, menu items, keys and help are made of.
///
/// @param id of the command, which the ids of its buttons and menu items end with
/// @param label what it does, in a few words
/// @param icon its sign; null where nothing shows it
/// @param keys its keys, the one to name first; may be empty
/// @param obstacle why it cannot be done now, in a few words; empty if it can
/// @param action does it
/// @param <T> what it is done to
public record Command<T>(
    String id,
    String label,
    @Nullable Ikon icon,
    List<KeyCombination> keys,
    Function<T, String> obstacle,
    Consumer<T> action) {

  /// A command that can be done at any time.
  ///
  /// @param keys as [KeyCombination#valueOf] takes them; `Shortcut` is the platform's key
  public static <T> Command<T> of(
      String id, String label, @Nullable Ikon icon, Consumer<T> action, String... keys) {
    List<KeyCombination> parsed = Stream.of(keys).map(KeyCombination::valueOf).toList();
    return new Command<>(id, label, icon, parsed, _ -> "", action);
  }

  /// The same without a sign.
  public static <T> Command<T> of(String id, String label, Consumer<T> action, String... keys) {
    return of(id, label, null, action, keys);
  }

  /// The same where it cannot always be done.
  public Command<T> unless(Function<T, String> obstacle) {
    return new Command<>(id, label, icon, keys, obstacle, action);
  }

  /// The same done to a part of something else.
  public <U> Command<U> on(Function<U, T> part) {
    return new Command<>(
        id,
        label,
        icon,
        keys,
        whole -> obstacle.apply(part.apply(whole)),
        whole -> action.accept(part.apply(whole)));
  }

  /// A node with its sign, which it must have.
  public FontIcon sign() {
    return new FontIcon(Objects.requireNonNull(icon, id));
  }

  /// The key to name beside it, as the platform writes it; empty without one.
  public String key() {
    return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
  }

  /// What it does and its key.
  public String tooltip() {
    return keys.isEmpty() ? label : label + " (" + key() + ")";
  }
}
