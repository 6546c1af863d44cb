package dev.poolscope.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The sequences of the balancer reference, by its sections.
final class PickVectors {
  private static final String NGINX_LEAST = "--balancer nginx-least-conn --hosts ";
  private static final String SMOOTH = "--balancer smooth-weighted-round-robin --hosts ";
  private static final String EWMA = "--balancer peak-ewma --hosts a,b";

  private PickVectors() {}

  static Map<String, List<PickVector>> bySection() {
    Map<String, List<PickVector>> sections = new LinkedHashMap<>();
    sections.put("hlts2/least-connections", hlts2());
    sections.put("panjf2000/gnet", gnet());
    sections.put("nginx", nginx());
    sections.put("nginx: least_time", leastTime());
    sections.put("HAProxy", haproxy());
    sections.put("Envoy", envoy());
    sections.put("Finagle", finagle());
    return sections;
  }

  /// Steps that pick some times and hold.
  private static String hold(int picks) {
    return "p ".repeat(picks).strip();
  }

  /// Steps that pick some times and release each pick at once.
  private static String inTurn(int picks) {
    return IntStream.range(0, picks).mapToObj(i -> "p r" + i).collect(Collectors.joining(" "));
  }

  private static List<PickVector> hlts2() {
    String options = "--balancer least-connections --hosts a,b,c";
    return List.of(
        PickVector.of(
            "Ties go to the first; what is released counts no more.",
            options,
            "p p r0 p p p",
            "a b a c a"),
        PickVector.of(
            "One request after the other never leaves the first host.",
            options,
            inTurn(4),
            "a a a a"));
  }

  private static List<PickVector> gnet() {
    String scan = "--balancer least-connections-scan --hosts a,b,c";
    String heap = "--balancer least-connections-cached-root --hosts ";
    String hash = "--balancer source-hash --hosts 0,1,2,3";
    return List.of(
        PickVector.of(
            "Round robin takes the counter modulo the hosts.",
            "--balancer round-robin --hosts a,b,c",
            hold(5),
            "a b c a b"),
        PickVector.of(
            "The load shows when the connection is there, so a burst goes to one host.",
            scan,
            "p p p p c0 c1 c2 c3 p c4 p c5 p c6",
            "a a a a b c b"),
        PickVector.of(
            "At low load the first host gets everything.", scan, "p c0 r0 p c1 r1 p", "a a a"),
        PickVector.of(
            "The cached root makes blocks: the heap is put in order every n-th change.",
            heap + "a,b,c,d",
            hold(16),
            "a a a a b b b b d d d d c c c c"),
        PickVector.of(
            "With three hosts the blocks do not even go round.",
            heap + "a,b,c",
            hold(12),
            "a a a b b b c c c c c c"),
        PickVector.of(
            "The port is part of the hash, so one client's connections spread.",
            hash,
            "p@10.0.0.1:5000 p@10.0.0.1:5001 p@10.0.0.1:5002",
            "3 1 3"));
  }

  private static List<PickVector> nginx() {
    return List.of(
        PickVector.of(
            "Smooth weighted round robin, 5:1:1.",
            SMOOTH + "a,b,c --weights 5,1,1",
            hold(7),
            "a a b a c a a"),
        PickVector.of("4:2:1.", SMOOTH + "a,b,c --weights 4,2,1", hold(7), "a b a c a b a"),
        PickVector.of(
            "3:2:1, twice round.",
            SMOOTH + "a,b,c --weights 3,2,1",
            hold(12),
            "a b a c b a a b a c b a"),
        PickVector.of("Equal weights are plain turns.", SMOOTH + "a,b,c", hold(6), "a b c a b c"),
        PickVector.of(
            "least_conn with equal hosts, leases held.",
            NGINX_LEAST + "a,b,c",
            hold(6),
            "a b c c b a"),
        PickVector.of(
            "Released at once, ties rotate by weight.",
            NGINX_LEAST + "a,b,c",
            inTurn(6),
            "a b c a b c"),
        PickVector.of(
            "3:1, leases held.", NGINX_LEAST + "a,b --weights 3,1", hold(8), "a b a a a b a a"),
        PickVector.of(
            "3:1, released at once.",
            NGINX_LEAST + "a,b --weights 3,1",
            inTurn(8),
            "a a b a a a b a"),
        PickVector.of(
            "ip_hash looks at the first three octets only.",
            "--balancer nginx-ip-hash --hosts a,b,c,d",
            "p@10.0.0.1 p@10.0.0.77 p@10.0.1.1",
            "b b c"));
  }

  private static List<PickVector> leastTime() {
    String options = "--balancer least-time --hosts a";
    return List.of(
        PickVector.of("0 ms is in the bucket of 20 ms.", options, "p l0=0ms p", "a a")
            .scored("a=20"),
        PickVector.of("So is 19 ms.", options, "p l0=19ms p", "a a").scored("a=20"),
        PickVector.of("An exact multiple goes to the next.", options, "p l0=20ms p", "a a")
            .scored("a=40"),
        PickVector.of("39 ms.", options, "p l0=39ms p", "a a").scored("a=40"),
        PickVector.of("100 ms with two in flight.", options, "p l0=100ms p p p", "a a a a")
            .scored("a=360"));
  }

  private static List<PickVector> haproxy() {
    String least = "--balancer haproxy-leastconn --hosts a --weights ";
    return List.of(
        PickVector.of("One in flight at the full weight.", least + "256", hold(2), "a a")
            .scored("a=2"),
        PickVector.of("At half the weight.", least + "128", hold(2), "a a").scored("a=4"),
        PickVector.of("Three in flight at the full weight.", least + "256", hold(4), "a a a a")
            .scored("a=4"),
        PickVector.of("One in flight at a quarter of the weight.", least + "64", hold(2), "a a")
            .scored("a=8"),
        PickVector.of(
                "An idle host comes first, whatever its weight.",
                "--balancer haproxy-leastconn --hosts a,b --weights 256,1",
                "d@b p u@b p",
                "a b")
            .scored("a=2 b=0"),
        PickVector.of(
            "first takes the lowest host with a free slot.",
            "--balancer first --hosts a,b --set maxConns=2",
            "p p p r0 p p",
            "a a b a b"),
        PickVector.of(
            "A hash balance factor of 125 % shares ten requests of one key as 3, 3, 4.",
            "--balancer ring-hash-bounded --hosts a,b,c,d --set factor=1.25",
            "p@hot ".repeat(10).strip(),
            "d c b d c b d b c d"));
  }

  private static List<PickVector> envoy() {
    String least = "--balancer least-request-weighted --hosts a --weights ";
    String slow = SMOOTH + "a,b --set slowStart.window=60s";
    return List.of(
        PickVector.of(
                "Weight 2 with three active is 0.5: the last deadline is 1/0.5 after 3.5.",
                least + "2",
                hold(5),
                "a a a a a")
            .scored("a=5.5"),
        PickVector.of(
                "Weight 4 with nine active is 0.4: the last deadline is 1/0.4 after 11.5.",
                least + "4",
                hold(11),
                "a a a a a a a a a a a")
            .scored("a=14"),
        PickVector.of(
                "A bias of 0.5 makes it 1.0: the last deadline is 1 after the one before.",
                least + "2 --set bias=0.5",
                hold(5),
                "a a a a a")
            .scored("a=3.57313218"),
        PickVector.of("Slow start: a tenth after 3 s of 60 s.", slow, "d@b u@b t3s p", "a")
            .scored("a=1 b=0.1"),
        PickVector.of("A half after 30 s.", slow, "d@b u@b t30s p", "a").scored("a=1 b=0.5"),
        PickVector.of(
                "0.707 after 30 s with an aggression of 2.",
                slow + " --set slowStart.aggression=2",
                "d@b u@b t30s p",
                "a")
            .scored("a=1 b=0.707106781"),
        PickVector.of(
            "The fifth failure in a row ejects a host for 30 s.",
            "--balancer first --hosts a,b --set ejection.consecutiveFailures=5",
            "p x0 p x1 p x2 p x3 p x4 p t30s p",
            "a a a a a b a"));
  }

  private static List<PickVector> finagle() {
    return List.of(
        PickVector.of(
                "Two different hosts are drawn; of equals the first drawn wins.",
                "--balancer p2c --hosts a,b,c --seed 4",
                "p",
                "b")
            .scored("b=0 c=0"),
        PickVector.of(
                "Peak EWMA: of 100 ms, 90.5 ms are left after 1 s (in nanoseconds).",
                EWMA,
                "d@b p l0=100ms t1s p",
                "a a")
            .scored("a=90483741.8"),
        PickVector.of("36.8 ms after 10 s.", EWMA, "d@b p l0=100ms t10s p", "a a")
            .scored("a=36787944.1"),
        PickVector.of(
                "A half after the decay times ln 2.", EWMA, "d@b p l0=100ms t6931471806ns p", "a a")
            .scored("a=50000000"),
        PickVector.of(
                "50 ms after 1 s makes 95.2 ms.", EWMA, "d@b p l0=100ms p t1s l1=50ms p", "a a a")
            .scored("a=95241870.9"),
        PickVector.of(
                "A larger sample replaces the average.",
                EWMA,
                "d@b p l0=100ms p t1s l1=200ms p",
                "a a a")
            .scored("a=200000000"),
        PickVector.of(
                "A host with requests in flight and no latency yet is avoided.",
                EWMA,
                "d@b p u@b p",
                "a b")
            .scored("a=140737488355328 b=0"));
  }
}
