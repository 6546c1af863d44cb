package dev.poolscope.ui.fx;

import java.util.List;
import javafx.scene.paint.Color;

/// The colours of a theme, the same in every view: one for each state of a connection, one for each
/// host. States differ in lightness too, so that they can be told apart without their hue.
///
/// @param background behind plots
/// @param panel behind panels
/// @param raised behind fields and headers
/// @param rule thin lines between parts
/// @param text words
/// @param dim words of less weight
/// @param faint marks, never words
/// @param accent what was changed or is chosen
/// @param good a sign that something held
/// @param bad a sign that something did not
/// @param dialing connections being dialed
/// @param active connections held by a request
/// @param idle connections held by nobody
/// @param peerGone idle connections whose peer has closed
/// @param waiting requests without a connection
/// @param hosts of the hosts, in order
public record Palette(
    Color background,
    Color panel,
    Color raised,
    Color rule,
    Color text,
    Color dim,
    Color faint,
    Color accent,
    Color good,
    Color bad,
    Color dialing,
    Color active,
    Color idle,
    Color peerGone,
    Color waiting,
    List<Color> hosts) {
  /// For dark surroundings.
  public static final Palette DARK =
      of(
          "#0f141b #151b23 #1b232d #2a3440 #e6edf3 #8b98a6 #56616d #6cb6ff #3fb950 #f85149",
          "#e69f00 #22b58a #4a90c2 #cc79a7 #ff7b54",
          "#b392f0 #f2cc60 #f778ba #79c0ff #a5d6a7 #ffa657");

  /// For bright surroundings.
  public static final Palette LIGHT =
      of(
          "#ffffff #f6f8fa #eef1f5 #d0d7de #1f2328 #59636e #9aa4af #0969da #187733 #cf222e",
          "#c98500 #00805e #56a4dd #b3588a #c8451b",
          "#7a5af0 #b58900 #c2307f #0a6ebd #2e7d32 #bc5a00");

  /// The colours of a host by its place in the experiment; they repeat when there are more hosts.
  public Color host(int index) {
    return hosts.get(index % hosts.size());
  }

  private static Palette of(String surfaces, String states, String hosts) {
    List<Color> surface = colors(surfaces);
    List<Color> state = colors(states);
    return new Palette(
        surface.get(0),
        surface.get(1),
        surface.get(2),
        surface.get(3),
        surface.get(4),
        surface.get(5),
        surface.get(6),
        surface.get(7),
        surface.get(8),
        surface.get(9),
        state.get(0),
        state.get(1),
        state.get(2),
        state.get(3),
        state.get(4),
        colors(hosts));
  }

  private static List<Color> colors(String words) {
    return List.of(words.split(" ")).stream().map(Color::web).toList();
  }
}
