/// What every view needs and no feature owns: colours, faces, the pump that wakes views once a
/// pulse, work off the application thread, pictures.
@NullMarked
package dev.poolscope.ui.fx;

import org.jspecify.annotations.NullMarked;
