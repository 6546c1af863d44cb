/// What a record's fields are called, mean and may hold: annotations on its components, the
/// shapes that reflection makes of them, and the words for what is wrong with a value.
///
/// The annotated record is the only definition of its fields: `yaml` reads and writes by it,
/// forms and reference pages show it. Everything here is immutable but for the collectors of
/// problems.
@NullMarked
package dev.poolscope.schema;

import org.jspecify.annotations.NullMarked;
