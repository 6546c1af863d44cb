package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LaneLinesTest {
  private final LaneLines rows = new LaneLines(List.of(block(0, 2), block(2, 3)));

  private static LaneLines.Block block(int host, int connections) {
    return new LaneLines.Block(host, null, connections, connections, index -> 10 * host + index);
  }

  private static LaneLines.Place place(int host, int index) {
    return new LaneLines.Place(host, null, index);
  }

  @Test
  void eachHostWithConnectionsHasAHeadingAndThem() {
    assertThat(rows.lines()).isEqualTo(7);
    assertThat(rows.connections()).isEqualTo(5);
    assertThat(rows.at(0)).isEqualTo(place(0, LaneLines.Place.HEADING));
    assertThat(rows.at(2)).isEqualTo(place(0, 1));
    assertThat(rows.at(3)).isEqualTo(place(2, LaneLines.Place.HEADING));
    assertThat(rows.at(6)).isEqualTo(place(2, 2));
    assertThat(rows.lane(place(2, 2))).isEqualTo(22);
    assertThat(rows.at(7)).isNull();
    assertThat(rows.at(-1)).isNull();
  }

  @Test
  void aPlaceIsFoundAgainInItsLine() {
    for (int line = 0; line < rows.lines(); line++) {
      LaneLines.Place place = rows.at(line);
      assertThat(place).isNotNull();
      if (place != null) {
        assertThat(rows.lineOf(place)).isEqualTo(line);
      }
    }
    assertThat(rows.lineOf(place(0, 2))).isNegative();
  }

  @Test
  void manyConnectionsOfAHostAreAFewLines() {
    Recording run = FakeRun.crowd(new FakeRun.Crowd(2, 3_000, 2, 20), 3);
    LaneOrder order = order(run);
    LaneLines folded = order.upTo(run.endNanos());
    assertThat(folded.connections()).isEqualTo(3_000);
    assertThat(folded.lines()).isLessThan(40);
    int inGroups = 0;
    for (int line = 0; line < folded.lines(); line++) {
      inGroups += folded.shownIn(Objects.requireNonNull(folded.at(line)));
    }
    assertThat(inGroups).as("every connection is in one group").isEqualTo(3_000);
  }

  @Test
  void anUnfoldedGroupShowsItsConnections() {
    Recording run = FakeRun.crowd(new FakeRun.Crowd(2, 3_000, 2, 20), 3);
    LaneOrder order = order(run);
    LaneLines folded = order.upTo(run.endNanos());
    LaneLines.Place heading = Objects.requireNonNull(folded.at(2));
    LaneGroup group = Objects.requireNonNull(folded.group(heading));
    int lane = group.lanes().get().get(group.count() - 1);
    assertThat(order.place(lane, run.endNanos())).isEqualTo(heading);
    order.groups().toggle(group.key());
    LaneLines unfolded = order.upTo(run.endNanos());
    assertThat(unfolded.lines()).isEqualTo(folded.lines() + group.count());
    LaneLines.Place place = Objects.requireNonNull(order.place(lane, run.endNanos()));
    assertThat(unfolded.lane(place)).isEqualTo(lane);
    assertThat(unfolded.at(unfolded.lineOf(place))).isEqualTo(place);
    order.groups().toggle(group.key());
    assertThat(order.upTo(run.endNanos()).lines()).isEqualTo(folded.lines());
  }

  @Test
  void groupsSpeakOfNothingThatIsToCome() {
    Recording run = FakeRun.crowd(new FakeRun.Crowd(1, 1_000, 2, 20), 3);
    LaneOrder order = order(run);
    long now = run.endNanos() / 2;
    List<String> words = new ArrayList<>();
    int connections = 0;
    for (LaneLines.Block block : order.upTo(now).blocks()) {
      LaneGroup group = block.group();
      if (group != null) {
        words.add(group.words());
        connections += group.count();
        for (int i = 0; i < group.count(); i++) {
          int lane = group.lanes().get().get(i);
          assertThat(run.lanes().startNanos(lane)).isLessThanOrEqualTo(now);
          assertThat(run.lanes().endNanos(lane) <= now)
              .isEqualTo(group.key().life() != LaneGroup.Key.OPEN);
        }
      }
    }
    assertThat(words).anyMatch(text -> text.matches("open · [\\d,]+ connections?"));
    assertThat(words)
        .anyMatch(text -> text.matches("idle timeout · lived .* · [\\d,]+ connections?"));
    assertThat(connections).isEqualTo(order.upTo(now).connections(0));
  }

  private static LaneOrder order(Recording run) {
    LaneOrder order = new LaneOrder(run.lanes(), run.hosts().size());
    while (order.refresh(1_000)) {
      // Each call takes in a piece.
    }
    return order;
  }

  @Test
  void groupsAreNamedByEndLifeAndCount() {
    assertThat(
            new LaneGroup(new LaneGroup.Key(0, "idle timeout", false, 2), 4_312, IntRows::new)
                .words())
        .isEqualTo("idle timeout · lived 10–100 ms · 4,312 connections");
    assertThat(new LaneGroup(new LaneGroup.Key(0, "refused", true, 0), 1, IntRows::new).words())
        .isEqualTo("refused · dialed for less than 1 ms · 1 connection");
    assertThat(new LaneGroup(LaneGroup.Key.open(0), 2, IntRows::new).words())
        .isEqualTo("open · 2 connections");
  }
}
