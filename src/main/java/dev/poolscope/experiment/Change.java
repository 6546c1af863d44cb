package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.Place;
import dev.poolscope.yaml.YamlReader;
import dev.poolscope.yaml.YamlWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A change of settings while the experiment runs.
public record Change(
    @Field(doc = "When, from the start of the run; before the window ends.", min = "0s")
        Duration at,
    @Field(
            doc =
                "The new values by path, such as `targets.a.sample.delay: 200ms`. Fields that are"
                    + " fixed for the run cannot be among them.",
            min = "1",
            max = "1000")
        Map<String, String> set) {
  /// Brings the values into one form, so that equal changes are equal.
  ///
  /// @throws ConfigException if a value begins like YAML and is not
  public Change {
    Map<String, String> values = new LinkedHashMap<>();
    set.forEach(
        (path, value) -> values.put(path, YamlWriter.flow(YamlReader.value(value, Place.NONE))));
    set = Collections.unmodifiableMap(values);
  }
}
