package dev.poolscope.balance;

/// Draws that a test prescribes.
final class ScriptedRandom implements RandomSource {
  private final int[] draws;
  private int next;

  ScriptedRandom(int... draws) {
    this.draws = draws.clone();
  }

  @Override
  public int nextInt(int bound) {
    int draw = draws[next++];
    if (draw >= bound) {
      throw new IllegalStateException(draw + " is not below " + bound);
    }
    return draw;
  }

  @Override
  public double nextDouble() {
    throw new IllegalStateException("whole numbers only");
  }
}
