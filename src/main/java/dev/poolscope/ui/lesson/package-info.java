/// The pane that leads through a lesson, beside what it speaks of.
@NullMarked
package dev.poolscope.ui.lesson;

import org.jspecify.annotations.NullMarked;
