package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A change of settings while the experiment runs.
public record Change(
    @Field(doc = "When, from the start of the run; before the load ends.", min = "0s") Duration at,
    @Field(
            doc =
                "The new values by path, such as `targets.a.sample.delay: 200ms`. Fields that are"
                    + " fixed for the run cannot be among them.",
            min = "1",
            max = "1000",
            paths = true)
        Map<String, String> set) {
  /// Copies the values.
  public Change {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
  }
}
