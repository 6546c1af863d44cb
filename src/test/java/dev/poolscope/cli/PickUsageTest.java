package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `pick` accepts and refuses.
class PickUsageTest {
  private static Outcome pick(String options, String steps) {
    List<String> arguments = new ArrayList<>(List.of("pick"));
    arguments.addAll(List.of(options.split(" ")));
    arguments.addAll(List.of("--steps", steps));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  private static Outcome two(String id, String options) {
    return pick(("--balancer " + id + " --hosts a,b " + options).strip(), "p@k");
  }

  private static void refused(Outcome outcome, String message) {
    assertThat(outcome.errLines()).containsExactly("poolscope: " + message);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(2);
  }

  static List<String> ids() {
    return BalancerRegistry.kinds().stream().map(BalancerKind::id).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyRuleCanBeDriven(String id) {
    Outcome outcome =
        pick(
            "--balancer " + id + " --hosts a,b,c",
            "p@k1 c0 p@k2 l0=5ms t10ms x1 d@a p@k3 u@a p@k4 r3 r2");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines()).hasSize(13);
    assertThat(outcome.out().lines().skip(1)).last().asString().contains("a=0 b=0 c=0");
    assertThat(PickVector.hosts(outcome)).matches("[abc] [abc] [bc] [abc]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q         | --steps: step 1, "q": is no step; allowed: p, p@KEY, rN, lN=DURATION, xN, cN, tDURATION, d@HOST or u@HOST
          p pp      | --steps: step 2, "pp": is not p or p@KEY, such as p@10.0.0.1
          p p@      | --steps: step 2, "p@": is not p or p@KEY, such as p@10.0.0.1
          r0        | --steps: step 1, "r0": there is no pick 0 before it; begin with p
          p p r2    | --steps: step 3, "r2": there is no pick 2 before it; allowed: 0 to 1
          p x       | --steps: step 2, "x": needs the number of a pick, counted from 0, such as x0
          p c-1     | --steps: step 2, "c-1": needs the number of a pick, counted from 0, such as c0
          p r99999999999 | --steps: step 2, "r99999999999": needs the number of a pick, counted from 0, such as r0
          p l0      | --steps: step 2, "l0": is not lN=DURATION, such as l0=20ms
          p l0=5    | --steps: step 2, "l0=5": 5 has no unit; write 5s for seconds or 5ms for milliseconds; allowed: a duration such as 250ms, at least 0s
          t         | --steps: step 1, "t": "" is not a duration; allowed: a duration such as 250ms, at least 0s
          t-1s      | --steps: step 1, "t-1s": -1s is negative; allowed: a duration such as 250ms, at least 0s
          t2000000h t2000000h | --steps: step 2, "t2000000h": more than 292 years pass in all; shorten the times
          d@host-c  | --steps: step 1, "d@host-c": "host-c" is no host; did you mean "host-a"?; allowed: host-a, host-b
          u         | --steps: step 1, "u": needs a host, such as u@host-a
          ''        | --steps: has no step; allowed: p, p@KEY, rN, lN=DURATION, xN, cN, tDURATION, d@HOST or u@HOST
          """)
  void aWrongStepIsNamedByItsNumber(String steps, String message) {
    refused(pick("--balancer random --hosts host-a,host-b", steps), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p2c    | --ties odd                       | --ties: "odd" is not known; allowed: first, rotate, random or reservoir
          p2c    | --ties first --option ties=first | --ties: is given twice; keep one of them
          p2c    | --option ties                    | --option: "ties" is not NAME=VALUE, such as ties=random
          p2c    | --option tie=first               | --option: p2c has no option tie; did you mean "ties"?; it has: counts, count-when, ties, slow-start, slow-start-aggression, slow-start-min-weight, eject-after, eject-for, eject-share, panic-below, subset, subset-seed
          random | --ties first                     | --ties: random has no option ties; it has: slow-start, slow-start-aggression, slow-start-min-weight, eject-after, eject-for, eject-share, panic-below, subset, subset-seed
          p2c    | --option counts=open-sockets     | --option: counts: "open-sockets" is not known; allowed: in-flight
          p2c    | --option count-when=later        | --option: count-when: "later" is not known; allowed: at-pick, on-connect or sampled:DURATION
          p2c    | --option count-when=sampled:0s   | --option: count-when: 0s is not possible; allowed after sampled: a duration such as 250ms, from 1ns to 1000000s
          maglev | --option table-size=many         | --option: table-size: "many" is not a whole number; allowed: a whole number, from 2 to 5000011
          maglev | --option table-size=1            | --option: table-size: 1 is not possible; allowed: a whole number, from 2 to 5000011
          maglev | --option table-size=10           | --option: table-size is 10, which is no prime number
          ring-hash-bounded | --option factor=1e9   | --option: factor: "1e9" is not a number; allowed: a number, from 1 to 1000
          peak-ewma | --option decay=1              | --option: decay: 1 has no unit; write 1s for seconds or 1ms for milliseconds; allowed: a duration such as 250ms, from 1ns to 1000000s
          random | --option slow-start-aggression=2 | --option: slow-start-aggression: has no effect without slow-start; add it
          random | --option eject-for=1s            | --option: eject-for: has no effect without eject-after; add it
          random | --option subset=0                | --option: subset: 0 is not possible; allowed: a whole number, from 1 to 1000000
          random | --weights 1                      | --weights: has 1 for 2 hosts; give one for each, such as 5,1,1
          random | --weights 1,x                    | --weights: "x" is not a whole number; allowed: a whole number, from 1 to 1000000
          random | --weights 1,0                    | --weights: 0 is not possible; allowed: a whole number, from 1 to 1000000
          random | --seed x                         | Invalid value for option '--seed': 'x' is not a whole number; see poolscope pick --help
          """)
  void aWrongOptionIsExplainedWithWhatIsAllowed(String id, String options, String message) {
    refused(two(id, options), message);
  }

  @Test
  void anUnknownRuleGetsASuggestionAndAllThatThereAre() {
    refused(
        two("least-conections", ""),
        "--balancer: \"least-conections\" is no balancer; did you mean \"least-connections\"?;"
            + " allowed: "
            + String.join(", ", ids()).replace(", first", " or first"));
  }

  @Test
  void hostsHaveDifferentNamesWithoutSpecialCharacters() {
    refused(
        pick("--balancer random --hosts a,b,a", "p"),
        "--hosts: \"a\" is there twice; give every host once");
    refused(
        pick("--balancer random --hosts a,=1", "p"),
        "--hosts: \"=1\" is no name of a host; allowed: names separated by commas, such as a,b,c,"
            + " each of at most 100 letters, digits and . : _ -");
  }

  @Test
  void aRuleWithKeysNeedsOneAtEveryPick() {
    refused(
        pick("--balancer maglev --hosts a,b", "p@x p"),
        "--steps: step 2, \"p\": the balancer chooses by a client address or hash key; write p@KEY,"
            + " such as p@10.0.0.1");
  }

  @Test
  void whatIsMissingIsNamed() {
    refused(
        InProcess.run("pick"),
        "Missing required options: '--balancer=ID', '--hosts=A,B,...', '--steps=STEPS'; see"
            + " poolscope pick --help");
  }

  @Test
  void aPickThatFindsNoHostIsARowWithoutOne() {
    Outcome outcome = pick("--balancer random --hosts a", "p d@a p r1 u@a p");

    assertThat(PickVector.hosts(outcome)).isEqualTo("a  a");
    assertThat(outcome.errLines())
        .containsExactly(
            "poolscope: step 3, \"p\": no endpoint is eligible: of 1 the rule sees 1, of which 1"
                + " drained, 0 ejected, 0 full or passed over after failures");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void weightsWithoutEffectAreNoted() {
    Outcome outcome = pick("--balancer first --hosts a,b --weights 1,9", "p");

    assertThat(outcome.errLines())
        .containsExactly("poolscope: --weights: first does not heed weights");
    assertThat(PickVector.hosts(outcome)).isEqualTo("a");
  }

  @Test
  void noCellIsAFormula() {
    Outcome outcome = pick("--balancer least-connections --hosts -1,b", "p p");

    assertThat(outcome.out())
        .isEqualTo(
            """
            step,action,host,inflight,scores,ties,draws
            1,p,'-1,'-1=1 b=0,'-1=0 b=0,'-1 b,
            2,p,b,'-1=1 b=1,'-1=1 b=0,b,
            """);
  }

  @Test
  void theSeedDecidesWhatIsDrawn() {
    String options = "--balancer random --hosts a,b,c --seed ";
    String steps = "p ".repeat(30);

    assertThat(pick(options + 7, steps).out()).isEqualTo(pick(options + 7, steps).out());
    assertThat(pick(options + 7, steps).out()).isNotEqualTo(pick(options + 8, steps).out());
  }
}
