package dev.poolscope.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// The two looks of the window.
public enum Theme {
  /// Bright words on dark surfaces.
  DARK,
  /// Dark words on bright surfaces.
  LIGHT;

  /// Its colours, for what is drawn rather than styled.
  public Palette palette() {
    return this == DARK ? Palette.DARK : Palette.LIGHT;
  }

  /// The other one.
  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /// The stylesheet of the controls.
  String base() {
    return (this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
  }

  /// The stylesheet that names its colours, a class-path resource.
  String colors() {
    return this == DARK ? "/themes/poolscope-dark.css" : "/themes/poolscope-light.css";
  }
}
