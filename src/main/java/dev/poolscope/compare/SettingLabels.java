package dev.poolscope.compare;

import java.util.List;

/// What settings that differ are called where there is little room.
final class SettingLabels {
  /// The path of the balancer's kind, which stands for the balancer.
  static final String BALANCER = "balancer.kind";

  private SettingLabels() {}

  /// The last name of a setting's path, behind its host where it is one host's; the whole path
  /// where that does not tell it from another setting.
  ///
  /// @param all the settings that are told together
  static String of(SettingRow setting, List<SettingRow> all) {
    String label = label(setting.path());
    boolean unique =
        all.stream()
            .filter(other -> !other.path().equals(setting.path()))
            .noneMatch(other -> label(other.path()).equals(label));
    return unique ? label : setting.path();
  }

  private static String label(String path) {
    if (path.equals(BALANCER)) {
      return "balancer";
    }
    String last = path.substring(path.lastIndexOf('.') + 1);
    String[] names = path.split("\\.");
    return names.length > 2 && names[0].equals("targets") ? names[1] + " " + last : last;
  }
}
