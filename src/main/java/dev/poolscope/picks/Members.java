package dev.poolscope.picks;

import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.units.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Hosts with their weights, as users write them.
public final class Members {
  private static final int MOST = 1000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
  private static final int MOST_WEIGHT = 1_000_000;

  private Members() {}

  /// Reads hosts separated by commas.
  ///
  /// @param weights a weight for each of them, separated by commas; empty if all have 1
  /// @throws InvalidPicksException if a name or weight cannot be, or their numbers differ
  public static List<BalancerSetup.Member> parse(String hosts, String weights) {
    List<String> names = names(hosts);
    if (weights.isEmpty()) {
      return names.stream().map(name -> new BalancerSetup.Member(name, 1)).toList();
    }
    String[] texts = weights.split(",", -1);
    if (texts.length != names.size()) {
      throw new InvalidPicksException(
          "--weights: has %s for %s hosts; give one for each, such as 5,1,1"
              .formatted(texts.length, names.size()));
    }
    List<BalancerSetup.Member> members = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      members.add(new BalancerSetup.Member(names.get(i), weight(texts[i])));
    }
    return members;
  }

  private static List<String> names(String hosts) {
    List<String> names = List.of(hosts.split(",", -1));
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new InvalidPicksException(
            "--hosts: "
                + Texts.quoted(name)
                + " is no name of a host; allowed: names separated by commas, such as a,b,c, each of"
                + " at most 100 letters, digits and . : _ -");
      }
      if (!seen.add(name)) {
        throw new InvalidPicksException(
            "--hosts: " + Texts.quoted(name) + " is there twice; give every host once");
      }
    }
    if (names.size() > MOST) {
      throw new InvalidPicksException(
          "--hosts: has " + names.size() + " hosts; allowed: at most " + MOST);
    }
    return names;
  }

  private static int weight(String text) {
    boolean whole = WHOLE.matcher(text).matches();
    int weight = whole ? Integer.parseInt(text) : 0;
    if (weight < 1 || weight > MOST_WEIGHT) {
      throw new InvalidPicksException(
          "--weights: %s; allowed: a whole number, from 1 to %s"
              .formatted(
                  whole ? text + " is not possible" : Texts.quoted(text) + " is not a whole number",
                  MOST_WEIGHT));
    }
    return weight;
  }
}
