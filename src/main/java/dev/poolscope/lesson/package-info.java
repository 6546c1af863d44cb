/// Lessons: steps of text, experiment, prediction and question, each in a file that a teacher can
/// write.
@NullMarked
package dev.poolscope.lesson;

import org.jspecify.annotations.NullMarked;
