package dev.poolscope.balance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which kinds of balancers have an option, on the component of [BalancerSettings] that holds it.
/// One without it goes with every kind.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface OptionOf {
  /// Kinds that have it.
  BalancerKind[] value() default {};

  /// Traits that bring it with them.
  Trait[] with() default {};
}
