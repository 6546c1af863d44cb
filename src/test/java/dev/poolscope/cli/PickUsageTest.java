package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.BalancerKind;
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
    return BalancerKind.rules().stream().map(BalancerKind::id).toList();
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
          p2c    | --ties odd                       | --ties=odd: ties: "odd" is not known; allowed: first, rotate, random or reservoir (not given = as the rule's origin does)
          p2c    | --ties first --set ties=first    | --ties=first: is given twice; keep one of them
          p2c    | --set ties                       | --set ties: "ties" is not NAME=VALUE, such as ties=random
          p2c    | --set tie=first                  | --set tie=first: p2c has no option tie; did you mean "ties"?; it has: counts, countWhen, sampleEvery, ties, slowStart, ejection, subset
          random | --ties first                     | --ties=first: random has no option ties; it has: slowStart, ejection, subset
          random | --set per=connection             | --set per=connection: random has no option per; it has: slowStart, ejection, subset
          random | --set kind=p2c                   | --set kind=p2c: random has no option kind; it has: slowStart, ejection, subset
          p2c    | --set counts=open-sockets        | --set counts=open-sockets: there are no connections here to count; allowed: in-flight
          p2c    | --set countWhen=later            | --set countWhen=later: countWhen: "later" is not known; allowed: at-pick, on-connect or sampled (not given = at-pick; on-connect for least-connections-scan)
          p2c    | --set countWhen=sampled          | --balancer p2c: sampleEvery: missing; countWhen: sampled needs the time between samples, such as 100ms
          maglev | --set tableSize=many             | --set tableSize=many: tableSize: "many" is not a whole number; allowed: a whole number, from 2 to 5000011 (not given = 65537)
          maglev | --set tableSize=1                | --set tableSize=1: tableSize: 1 is not possible; allowed: a whole number, from 2 to 5000011 (not given = 65537)
          maglev | --set tableSize=10               | --set tableSize=10: tableSize: 10 is no prime number
          ring-hash-bounded | --set factor=1e9      | --set factor=1e9: factor: 1e9 is not possible; allowed: a number, from 1 to 1000 (not given = 1.25)
          peak-ewma | --set decay=1                 | --set decay=1: decay: 1 has no unit; write 1s for seconds or 1ms for milliseconds; allowed: a duration such as 250ms, 10s or 1m30s, above 0s, at most 24h (not given = 10s)
          random | --set slowStart.aggression=2     | --set slowStart.aggression=2: slowStart.window: missing; allowed: a duration such as 250ms, 10s or 1m30s, above 0s, at most 24h
          random | --set subset=0                   | --set subset=0: subset: 0 is not possible; allowed: a whole number, from 1 to 1000 (not given = all)
          maglev | --option table-size=7            | --option table-size=7: table-size is called tableSize now; write tableSize=...
          random | --option eject-after=5           | --option eject-after=5: eject-after is called ejection.consecutiveFailures now; write ejection.consecutiveFailures=...
          random | --set panic-below=0.1            | --set panic-below=0.1: panic-below is called ejection.panicThreshold now; write ejection.panicThreshold=...
          random | --set subset-seed=3              | --set subset-seed=3: subset-seed is no option any more; --seed says which hosts are used
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
