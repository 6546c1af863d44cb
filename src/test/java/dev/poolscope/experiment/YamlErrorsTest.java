package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlErrorsTest {
  private static final String BEGINNING =
      "an experiment begins with the line schema: poolscope/experiment/v1";

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", "f.yaml: is empty; " + BEGINNING),
        Arguments.of("# nothing\n", "f.yaml: is empty; " + BEGINNING),
        Arguments.of("~\n", "f.yaml: is empty; " + BEGINNING),
        Arguments.of("\n- a\n", "f.yaml:2: the file is a list; " + BEGINNING),
        Arguments.of("hello\n", "f.yaml:1: the file is a single value; " + BEGINNING),
        Arguments.of(
            "a: b: c\n",
            "f.yaml:1: a \": \" stands where no field can be; check the indentation, or put the"
                + " text in quotes"),
        Arguments.of(
            "a: 1\nb\nc: 1\n",
            "f.yaml:3: this is neither \"field: value\" nor a list item; a \":\" is missing"),
        Arguments.of("a:\n\t- b\n", "f.yaml:2: a tab indents this line; YAML allows only spaces"),
        Arguments.of("a: \"x\n", "f.yaml:2: a quoted text is not closed"),
        Arguments.of("a: [1, 2\n", "f.yaml:2: a \",\" or the closing bracket is missing"),
        Arguments.of("a: @x\n", "f.yaml:1: \"@\" cannot begin a value; put the text in quotes"),
        Arguments.of(
            "a: 'x' y\n",
            "f.yaml:1: this does not fit the lines above; check the indentation and the quotes"),
        Arguments.of("a: \"\\q\"\n", "f.yaml:1: a \"\\\" in a quoted text must be doubled"),
        Arguments.of(
            "a: !!str x\n", "f.yaml:1: tags such as \"!\" have no meaning here; remove it"),
        Arguments.of("a: *x\n", "f.yaml:1: *x names no part of the file above it"),
        Arguments.of("a: &x [*x]\n", "f.yaml:1: *x names no part of the file above it"),
        Arguments.of(
            "a: 1\n---\nb: 2\n", "f.yaml:3: a second document begins here; a file holds one"),
        Arguments.of("[".repeat(100_000), "f.yaml:1: is nested more than 50 levels deep"),
        Arguments.of("a: ]\n", "f.yaml:1: this is not valid YAML"),
        Arguments.of(
            "a: \uFFFE\n", "f.yaml: contains the character U+FFFE, which YAML does not allow"),
        Arguments.of(
            "a: 1\nb: \0\n", "f.yaml:2: is not a text file: it holds a control character"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void saysInOneSentenceWhyATextIsNoExperiment(String text, String problem) {
    assertThat(Yaml.problems(text)).containsExactly(problem);
  }

  @Test
  void aliasesThatMultiplyAreStopped() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1) + " ";
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
    }
    assertThat(Yaml.problems(text.toString()))
        .containsExactly(
            "f.yaml:6: the file holds more than 200000 values, aliases counted in full");
  }
}
