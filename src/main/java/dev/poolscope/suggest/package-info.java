/// Which limits would have served recorded traffic without churn and without waiting, found by
/// trying them in virtual time.
@NullMarked
package dev.poolscope.suggest;

import org.jspecify.annotations.NullMarked;
