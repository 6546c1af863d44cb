package dev.poolscope.picks;

import dev.poolscope.units.Durations;
import dev.poolscope.units.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps to drive a balancer by, written as words: `p` or `p@KEY` picks, `rN` releases the N-th
/// pick, `lN=D` completes it with latency D, `xN` fails it, `cN` connects it, `tD` lets time pass,
/// `d@HOST` drains a host and `u@HOST` restores it. Immutable.
///
/// @param lines the steps in their order
public record Script(List<Line> lines) {
  private static final String ALLOWED =
      "p, p@KEY, rN, lN=DURATION, xN, cN, tDURATION, d@HOST or u@HOST";

  /// A step as it was written.
  ///
  /// @param number its place, from 1
  public record Line(int number, String text, Step step) {}

  /// Copies the lines.
  public Script {
    lines = List.copyOf(lines);
  }

  /// Reads steps separated by blanks.
  ///
  /// @param hosts the hosts that steps may name
  /// @param needsKey whether every pick needs a key
  /// @throws InvalidPicksException that names the first step that is wrong by its number
  public static Script parse(String text, List<String> hosts, boolean needsKey) {
    List<String> words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    if (words.isEmpty()) {
      throw new InvalidPicksException("--steps: has no step; allowed: " + ALLOWED);
    }
    Reader reader = new Reader(hosts, needsKey);
    return new Script(words.stream().map(reader::line).toList());
  }

  /// Reads word by word, knowing what came before.
  private static final class Reader {
    private final List<String> hosts;
    private final boolean needsKey;
    private int number;
    private int picks;
    private long passedNanos;
    private String word = "";

    Reader(List<String> hosts, boolean needsKey) {
      this.hosts = hosts;
      this.needsKey = needsKey;
    }

    Line line(String text) {
      number++;
      word = text;
      String rest = text.substring(1);
      Step step =
          switch (text.charAt(0)) {
            case 'p' -> pick(rest);
            case 'r' -> new Step.Release(earlier(rest));
            case 'l' -> complete(rest);
            case 'x' -> new Step.Fail(earlier(rest));
            case 'c' -> new Step.Connect(earlier(rest));
            case 't' -> pass(rest);
            case 'd' -> new Step.Drain(host(rest));
            case 'u' -> new Step.Restore(host(rest));
            default -> throw unknown();
          };
      return new Line(number, text, step);
    }

    private Step pick(String rest) {
      if (!rest.isEmpty() && (rest.length() == 1 || rest.charAt(0) != '@')) {
        throw problem("is not p or p@KEY, such as p@10.0.0.1");
      }
      if (needsKey && rest.isEmpty()) {
        throw problem(
            "the balancer chooses by a client address or hash key; write p@KEY, such as"
                + " p@10.0.0.1");
      }
      picks++;
      return new Step.Pick(rest.isEmpty() ? null : rest.substring(1));
    }

    private Step complete(String rest) {
      int equals = rest.indexOf('=');
      if (equals < 0) {
        throw problem("is not lN=DURATION, such as l0=20ms");
      }
      return new Step.Complete(
          earlier(rest.substring(0, equals)), duration(rest.substring(equals + 1)));
    }

    private Step pass(String rest) {
      long nanos = duration(rest);
      try {
        passedNanos = Math.addExact(passedNanos, nanos);
      } catch (ArithmeticException _) {
        throw problem("more than 292 years pass in all; shorten the times");
      }
      return new Step.Pass(nanos);
    }

    private int earlier(String text) {
      Integer pick = wholeNumber(text);
      if (pick == null) {
        throw problem(
            "needs the number of a pick, counted from 0, such as " + word.charAt(0) + "0");
      }
      if (pick >= picks) {
        throw problem(
            "there is no pick %s before it; %s"
                .formatted(text, picks == 0 ? "begin with p" : "allowed: 0 to " + (picks - 1)));
      }
      return pick;
    }

    private static @Nullable Integer wholeNumber(String text) {
      try {
        return text.isEmpty() || !Character.isDigit(text.charAt(0)) ? null : Integer.valueOf(text);
      } catch (NumberFormatException _) {
        return null;
      }
    }

    private long duration(String text) {
      try {
        long nanos = Durations.parse(text).toNanos();
        if (nanos < 0) {
          throw problem(text + " is negative; allowed: a duration such as 250ms, at least 0s");
        }
        return nanos;
      } catch (IllegalArgumentException e) {
        throw problem(e.getMessage() + "; allowed: a duration such as 250ms, at least 0s");
      }
    }

    private String host(String rest) {
      if (rest.length() < 2 || rest.charAt(0) != '@') {
        throw problem("needs a host, such as " + word.charAt(0) + "@" + hosts.getFirst());
      }
      String host = rest.substring(1);
      if (!hosts.contains(host)) {
        throw problem(
            "%s is no host%s; allowed: %s"
                .formatted(
                    Texts.quoted(host), Texts.suggestion(host, hosts), String.join(", ", hosts)));
      }
      return host;
    }

    private InvalidPicksException unknown() {
      return problem("is no step; allowed: " + ALLOWED);
    }

    private InvalidPicksException problem(String message) {
      return new InvalidPicksException(
          "--steps: step " + number + ", " + Texts.quoted(word) + ": " + message);
    }
  }
}
