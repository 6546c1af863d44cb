package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineFormTest {
  private static final String HEADERS = "load.0.request.headers";

  private final SetupModel model = new SetupModel(Origin.of("one-connection-serves-all"));

  private List<String> lines() {
    return LineForm.TEXT.lines(model.state().draft(), HEADERS);
  }

  private Map<String, String> sent() {
    return model.state().draft().orThrow().load().getFirst().request().headers();
  }

  @Test
  void eachKindOfFieldHasItsForm() {
    assertThat(LineForm.of(Experiments.schema().find(HEADERS).getFirst())).isEqualTo(LineForm.TEXT);
    assertThat(LineForm.of(Experiments.schema().find("changes.0.set").getFirst()))
        .isEqualTo(LineForm.SETTING);
  }

  @Test
  void headersAreWrittenAsInARequestAndReadBackTheSame() {
    List<String> written = List.of("X-A: 5", "x.y: a: b, {c}", "X-Q: \"q\"", "X-Empty:");
    model.set(HEADERS, LineForm.TEXT.value(written));

    assertThat(sent())
        .containsExactly(
            Map.entry("X-A", "5"),
            Map.entry("x.y", "a: b, {c}"),
            Map.entry("X-Q", "\"q\""),
            Map.entry("X-Empty", ""));
    assertThat(lines()).containsExactly("X-A: 5", "x.y: a: b, {c}", "X-Q: \"q\"", "X-Empty: ");
  }

  @Test
  void anEmptiedLineGoesAway() {
    model.set(HEADERS, LineForm.TEXT.value(List.of("X-A: 5", "X-B: 6")));

    model.set(HEADERS, LineForm.TEXT.value(List.of("", "X-B: 7")));

    assertThat(sent()).containsExactly(Map.entry("X-B", "7"));
  }

  @Test
  void settingsAreWrittenAsTheCommandLineTakesThem() {
    String value =
        LineForm.SETTING.value(List.of("transport.dial={delay: 1ms}", "targets.a.state=out"));
    model.set("changes", "[{at: 1s, set: " + value + "}]");

    assertThat(LineForm.SETTING.lines(model.state().draft(), "changes.0.set"))
        .containsExactly("transport.dial={delay: 1ms}", "targets.a.state=out");
  }
}
