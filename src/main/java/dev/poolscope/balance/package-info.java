/// Balancers: which endpoint a call goes to, and why. Every rule is one class behind one constant
/// of [BalancerKind], every option one component of [BalancerSettings]; membership, counting,
/// leases, slow start, ejection and subsets are the same for all of them. Pure: no clock, no
/// global random source, no threads of its own.
@NullMarked
package dev.poolscope.balance;

import org.jspecify.annotations.NullMarked;
