/// What all views of one opened run share: its recording, the instant and the range looked at,
/// and what is selected.
@NullMarked
package dev.poolscope.ui.session;

import org.jspecify.annotations.NullMarked;
