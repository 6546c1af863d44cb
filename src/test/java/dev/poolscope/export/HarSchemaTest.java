package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.virtual.VirtualCosts;
import dev.poolscope.virtual.VirtualRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HAR files against the JSON schemas of HAR 1.2 that others check them by: those of the npm
/// package har-schema 2.0.0 (ISC licence, beside them).
class HarSchemaTest {
  private static final String BASE = "classpath:///har/";

  @TempDir private Path directory;

  @Test
  void aRecordedRunIsAccepted() throws IOException {
    Path file = directory.resolve("run.har");
    RunDirectory golden = new RunDirectory(Path.of("src/test/resources/golden-run"));
    FileFormat.HAR.write(golden, file, RunListener.NONE);

    assertThat(errors(Files.readString(file))).isEmpty();
  }

  /// Failures, unfinished requests and servers that close.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "keep-alive-beside-silent-close",
        "dial-times-out",
        "bodies-never-closed",
        "deadline-cuts-connections"
      })
  void soAreRunsWithTrouble(String name) throws IOException {
    Path run = Files.createDirectory(directory.resolve("run"));
    Files.writeString(
        run.resolve("experiment.yaml"),
        Experiments.toYaml(Experiments.read(Experiments.find(name), List.of())));
    try (EventLogWriter log = new EventLogWriter(run.resolve("events.log"))) {
      VirtualRun.of(
          Experiments.read(Experiments.find(name), List.of()),
          VirtualCosts.LOOPBACK,
          new RunListener() {
            @Override
            public void entry(EventRow row) {
              log.accept(row.entry());
            }
          });
    }
    Path file = directory.resolve("run.har");
    FileFormat.HAR.write(new RunDirectory(run), file, RunListener.NONE);

    assertThat(errors(Files.readString(file))).isEmpty();
  }

  @Test
  void whatIsNoHarIsNot() throws IOException {
    Path file = directory.resolve("run.har");
    RunDirectory golden = new RunDirectory(Path.of("src/test/resources/golden-run"));
    FileFormat.HAR.write(golden, file, RunListener.NONE);
    String text = Files.readString(file);

    assertThat(errors(text.replaceFirst("\"startedDateTime\":\"", "\"startedDateTime\":\"on ")))
        .isNotEmpty();
    assertThat(errors(text.replaceFirst("\"wait\":", "\"waited\":"))).isNotEmpty();
  }

  private static List<?> errors(String har) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_6);
    Schema schema = registry.getSchema(SchemaLocation.of(BASE + "har.json"));
    return schema.validate(
        har,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
