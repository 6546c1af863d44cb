/// The setup form: an experiment's fields as controls, made from the records that the file is
/// read by; its edits as `--set` takes them.
@NullMarked
package dev.poolscope.ui.setup;

import org.jspecify.annotations.NullMarked;
