package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.schema.Default;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Option;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Schema SCHEMA = Experiments.schema();
  private static final Path PAGE = Path.of("src", "docs", "experiment-file.md");

  @Test
  void everyFieldIsDescribedWithAFullStop() {
    assertThat(SCHEMA.fields())
        .hasSizeGreaterThan(60)
        .allSatisfy(field -> assertThat(field.doc()).as(field.path()).endsWith("."));
  }

  @Test
  void everyChoiceIsDescribed() {
    assertThat(SCHEMA.fields())
        .flatExtracting(SchemaField::options)
        .isNotEmpty()
        .allSatisfy(option -> assertThat(option.doc()).as(option.label()).isNotEmpty());
  }

  @Test
  void aFieldTellsAllThatAFormNeeds() {
    SchemaField field = SCHEMA.find("transport.maxIdleConnsPerHost").getFirst();
    assertThat(field.type()).isEqualTo(FieldType.WHOLE_NUMBER);
    assertThat(field.defaultText()).isEqualTo("0");
    assertThat(field.special()).isEqualTo("0 = 2, negative = connections are never reused");
    assertThat(field.rules()).containsExactly("go");
    assertThat(field.fixed()).isFalse();
    assertThat(SCHEMA.find("transport.body").getFirst().options())
        .extracting(Option::label)
        .containsExactly("full", "partial", "close", "leave");
  }

  @Test
  void aDefaultDependsOnWhatAnotherFieldIsNotWithoutBeingGiven() {
    assertThat(SCHEMA.fields())
        .filteredOn(field -> field.defaults().depend())
        .extracting(SchemaField::path)
        .containsExactly(
            "transport.maxIdleConns",
            "transport.idleConnTimeout",
            "transport.dialTimeout",
            "transport.tlsHandshakeTimeout");
    for (SchemaField field : SCHEMA.fields()) {
      for (Default each : field.defaults().all().stream().skip(1).toList()) {
        SchemaField other = SCHEMA.find(field.parent() + "." + each.field()).getFirst();
        assertThat(other.options()).extracting(Option::label).contains(each.is());
        assertThat(other.defaultText()).isNotEqualTo(each.is());
      }
    }
  }

  @Test
  void allDefaultsAreSaidInWords() {
    assertThat(
            SCHEMA
                .find("transport.idleConnTimeout")
                .getFirst()
                .defaults()
                .words(text -> "<" + text + ">"))
        .isEqualTo(
            "<0s> (http.Transport's); <90s> (http.DefaultTransport's) with <profile:"
                + " DefaultTransport>; <5m> (OkHttp's) with <rules: okhttp>");
    assertThat(SCHEMA.find("seed").getFirst().defaults().words(text -> text)).isEqualTo("1");
  }

  @Test
  void pathsNameElementsByIndexOrName() {
    assertThat(SCHEMA.find("targets.a.sample.delay"))
        .singleElement()
        .extracting(SchemaField::path)
        .isEqualTo("targets.N.sample.delay");
    assertThat(SCHEMA.find("load.0.arrivals.requests"))
        .extracting(SchemaField::kind)
        .containsExactly("once", "bursts", "constant", "poisson", "closed");
    assertThat(SCHEMA.find("transport.unknown")).isEmpty();
  }

  @Test
  void typesAreNamed() {
    assertThat(
            List.of("window", "targets", "targets.a.sample.delay.values", "load.0.arrivals")
                .stream()
                .map(path -> SCHEMA.find(path).getFirst().typeText()))
        .containsExactly("duration", "list of fields", "list of durations", "fields by kind");
  }

  @Test
  void theReferencePageIsUpToDate() throws IOException {
    String page = ReferencePage.markdown();
    if (Boolean.getBoolean("poolscope.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("run the test with -Dpoolscope.update=true to rewrite the page")
        .hasContent(page);
  }
}
