package dev.poolscope.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Delay;
import dev.poolscope.experiment.Placement;
import dev.poolscope.experiment.Sample;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackendGroupTest {
  private static final Sample OF_THREE = Sample.DEFAULT.with("backends", 3);

  @RegisterExtension private final ServerFixture fixture = new ServerFixture(false);

  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void closeClients() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void placesConnectionsInTurnAndKeepsThemThere() throws Exception {
    fixture.server().behave(OF_THREE);
    connect(4);

    assertThat(backendOf(3)).isEqualTo(1);
    assertThat(backendOf(0)).isEqualTo(1);
    assertThat(backendOf(1)).isEqualTo(2);
    assertThat(backendOf(2)).isEqualTo(3);
    assertThat(backendOf(2)).isEqualTo(3);
    assertThat(fixture.server().counts().backends())
        .isEqualTo(fixture.server().backends())
        .containsExactly(
            new BackendCounts(1, 2, 2), new BackendCounts(2, 1, 1), new BackendCounts(3, 1, 2));
  }

  @Test
  void aSingleServerNamesNoBackend() throws Exception {
    connect(1);

    assertThat(clients.getFirst().get()).doesNotContain("X-Backend");
    assertThat(fixture.server().backends()).isEmpty();
  }

  @Test
  void growsAndShrinksWithoutMovingWhatIsPlaced() throws Exception {
    connect(2);
    fixture.server().behave(OF_THREE.with("backends", 2));
    connect(2);
    fixture.server().behave(OF_THREE.with("placement", Placement.RANDOM));
    fixture.server().behave(OF_THREE.with("backends", 1));
    connect(3);
    fixture.server().behave(OF_THREE);

    assertThat(IntStream.range(0, 7).mapToObj(this::backendOf))
        .containsExactly(1, 1, 1, 2, 1, 1, 1);
    assertThat(fixture.server().backends()).hasSize(3);
  }

  @Test
  void placesAtRandomByItsSeed() {
    Sample random = OF_THREE.with("placement", Placement.RANDOM);
    BackendGroup group = new BackendGroup(random, new Random(1));
    BackendGroup same = new BackendGroup(random, new Random(1));

    List<Integer> placed = IntStream.range(0, 3000).mapToObj(_ -> group.place().number()).toList();

    assertThat(IntStream.range(0, 3000).mapToObj(_ -> same.place().number())).isEqualTo(placed);
    // Binomial with p = 1/3 and n = 3,000: five standard deviations are 129.
    assertThat(group.counts()).allMatch(counts -> Math.abs(counts.accepted() - 1000) <= 129);
    assertThat(placed.subList(0, 9)).isNotEqualTo(List.of(1, 2, 3, 1, 2, 3, 1, 2, 3));
  }

  @Test
  void aDelayMayBelongToABackend() throws Exception {
    fixture
        .server()
        .behave(
            OF_THREE.with(
                "delay",
                new Delay.PerBackend(List.of(Duration.ZERO, Duration.ofHours(1), Duration.ZERO))));
    connect(6);
    clients.get(1).send(RawClient.GET);
    clients.get(4).send(RawClient.GET);

    assertThat(backendOf(5)).isEqualTo(3);
    assertThat(backendOf(3)).isEqualTo(1);
    assertThat(clients.get(1).socket().getInputStream().available()).isZero();
    assertThat(clients.get(4).socket().getInputStream().available()).isZero();
  }

  private void connect(int more) throws Exception {
    long before = fixture.server().counts().accepted();
    for (int i = 0; i < more; i++) {
      clients.add(fixture.connect());
    }
    assertThat(fixture.server().awaitAccepted(before + more, Duration.ofSeconds(60))).isTrue();
  }

  /// Which backend answers a client's next request.
  private int backendOf(int client) {
    try {
      String head = clients.get(client).get();
      String after = head.substring(head.indexOf("X-Backend: ") + "X-Backend: ".length());
      return Integer.parseInt(after.substring(0, after.indexOf('\r')));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
