package dev.poolscope.balance;

/// How far a count may be from its mean by chance.
///
/// A count X of n independent draws with probability p each is binomial. By Hoeffding's inequality
/// P(|X - np| >= t) <= 2 exp(-2 t^2 / n) for every p. Set to a false-alarm probability a, that
/// gives t = sqrt(n ln(2 / a) / 2). With a = 1e-8 a whole test of up to a hundred such checks
/// raises a false alarm with less than 1e-6. Seeds are fixed besides, so a test that passed keeps
/// passing.
final class BinomialBound {
  private static final double FALSE_ALARM = 1e-8;

  private BinomialBound() {}

  static double deviation(int draws) {
    return Math.sqrt(draws * Math.log(2 / FALSE_ALARM) / 2);
  }
}
