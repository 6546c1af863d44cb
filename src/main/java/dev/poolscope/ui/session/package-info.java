/// What all views of one opened run share: its recording, the instant and the range looked at, and
/// what is selected. May import `model`, `experiment`, `run`, `export`, `timeline` and
/// `ui.fx`.
@NullMarked
package dev.poolscope.ui.session;

import org.jspecify.annotations.NullMarked;
