/// Records as YAML: [RecordFormat] reads them with the line of every value, changes them by path
/// and writes them, for any record that `schema` describes. May import `schema`, `units` and the
/// YAML parser.
@NullMarked
package dev.poolscope.yaml;

import org.jspecify.annotations.NullMarked;
