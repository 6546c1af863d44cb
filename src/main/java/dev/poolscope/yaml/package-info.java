/// Records as YAML: [RecordFormat] reads them with the line of every value, changes them by path
/// and writes them, for any record that `schema` describes.
@NullMarked
package dev.poolscope.yaml;

import org.jspecify.annotations.NullMarked;
