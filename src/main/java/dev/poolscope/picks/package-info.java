/// Picks without sockets: single steps that a user writes down, and recorded runs put through other
/// balancers, both in virtual time. May import `model`, `trace`, `balance`, `experiment`, `yaml`,
/// `schema` and `units`.
@NullMarked
package dev.poolscope.picks;

import org.jspecify.annotations.NullMarked;
