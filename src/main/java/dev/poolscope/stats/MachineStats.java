package dev.poolscope.stats;

import dev.poolscope.model.PoolEvent;

/// What the machine did beside a run: it let the process stand still during the load phase, and ran
/// other programs.
///
/// Threading: confined to one thread.
public final class MachineStats {
  /// The share of all processors from which on others count as a disturbance.
  private static final double DISTURBING_SHARE = 0.25;

  private long standstills;
  private long standstillNanos;
  private long longestNanos;
  private double othersCores;
  private int processors;
  private long compilingNanos;
  private long compiledNanos;
  private long lastCompiledNanos;

  /// The process stood still for so long.
  public void stoodStill(long nanos) {
    standstills++;
    standstillNanos += nanos;
    longestNanos = Math.max(longestNanos, nanos);
  }

  /// What other programs used.
  public void othersRan(PoolEvent.OthersRan ran) {
    othersCores = (double) ran.cpuNanos() / Math.max(1, ran.nanos());
    processors = ran.processors();
  }

  /// The program's code was still being compiled up to an instant.
  public void compiled(long tNanos, PoolEvent.Compiled compiled) {
    compilingNanos += compiled.ofNanos();
    compiledNanos += compiled.nanos();
    lastCompiledNanos = tNanos;
  }

  /// How often the process stood still.
  public long standstills() {
    return standstills;
  }

  /// For how long in all.
  public long standstillNanos() {
    return standstillNanos;
  }

  /// For how long at most at once.
  public long longestStandstillNanos() {
    return longestNanos;
  }

  /// For how much of the load phase the program's code was still being compiled.
  public long compilingNanos() {
    return compilingNanos;
  }

  /// For how long the compiler's threads worked meanwhile, all together.
  public long compiledNanos() {
    return compiledNanos;
  }

  /// When that was over, from time 0; 0 if it never was.
  public long lastCompiledNanos() {
    return lastCompiledNanos;
  }

  /// How many processors other programs used on average; 0 where that is not known.
  public double othersCores() {
    return othersCores;
  }

  /// How many processors there are; 0 where that is not known.
  public int processors() {
    return processors;
  }

  /// Whether other programs used so much that it disturbs: a quarter of all processors.
  public boolean isShared() {
    return processors > 0 && othersCores >= processors * DISTURBING_SHARE;
  }
}
