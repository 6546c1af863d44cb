/// Picks without sockets: single steps that a user writes down, and recorded runs put through
/// other balancers, both in virtual time.
@NullMarked
package dev.poolscope.picks;

import org.jspecify.annotations.NullMarked;
