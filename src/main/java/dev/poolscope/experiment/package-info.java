/// The experiment: its records, which are the only definition of the experiment file's fields, and
/// on top of them [Experiments], which reads, changes and writes them.
///
/// The rules of balancers and pools that a file may name are those of `balance` and `pool`. May
/// import these, `model`, `yaml`, `schema` and `units`.
@NullMarked
package dev.poolscope.experiment;

import org.jspecify.annotations.NullMarked;
