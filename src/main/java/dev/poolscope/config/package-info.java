/// The experiment file: its records, how YAML becomes them, how they become YAML again, and the
/// documentation of every field.
///
/// The records are the only definition. Each component carries one [Field] annotation with its
/// meaning, default and limits; [Experiments] reads and writes by it, [Schema] documents by it.
/// Everything here is immutable. May import `model`, `balance` for its rules, the JDK and the YAML
/// parser.
@NullMarked
package dev.poolscope.config;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.Schema;
import org.jspecify.annotations.NullMarked;
