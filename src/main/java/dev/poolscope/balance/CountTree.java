package dev.poolscope.balance;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The counts of candidates by their index, as a tree that knows the least count of every part. A
/// change makes a new tree that shares all but one path with the old one, so a record of a pick may
/// keep the tree as it was. Immutable.
///
/// Finding, counting and changing take time in proportion to the logarithm of the size.
final class CountTree {
  private final int size;
  private final int least;
  private final int ties;
  private final @Nullable CountTree left;
  private final @Nullable CountTree right;

  private CountTree(int count) {
    size = 1;
    least = count;
    ties = 1;
    left = null;
    right = null;
  }

  private CountTree(CountTree left, CountTree right) {
    this.left = left;
    this.right = right;
    size = left.size + right.size;
    least = Math.min(left.least, right.least);
    ties = left.tiesAt(least) + right.tiesAt(least);
  }

  /// A tree of the counts of the indices from `from` to below `to`, at least one.
  static CountTree of(int from, int to, IntUnaryOperator counts) {
    if (to - from == 1) {
      return new CountTree(counts.applyAsInt(from));
    }
    int middle = (from + to) >>> 1;
    return new CountTree(of(from, middle, counts), of(middle, to, counts));
  }

  int size() {
    return size;
  }

  /// How many have the least count.
  int ties() {
    return ties;
  }

  /// This tree with another count at an index.
  CountTree with(int index, int count) {
    if (left == null || right == null) {
      return new CountTree(count);
    }
    return index < left.size
        ? new CountTree(left.with(index, count), right)
        : new CountTree(left, right.with(index - left.size, count));
  }

  int get(int index) {
    if (left == null || right == null) {
      return least;
    }
    return index < left.size ? left.get(index) : right.get(index - left.size);
  }

  /// The index of the `k`-th, from 0, among those with the least count.
  int tied(int k) {
    if (left == null || right == null) {
      return 0;
    }
    int inLeft = left.tiesAt(least);
    return k < inLeft ? left.tied(k) : left.size + right.tied(k - inLeft);
  }

  /// How many with the least count have an index below `index`.
  int tiesBelow(int index) {
    return countBelow(index, least);
  }

  private int countBelow(int index, int count) {
    if (index <= 0 || least > count) {
      return 0;
    }
    if (index >= size || left == null || right == null) {
      return ties;
    }
    return left.countBelow(index, count) + right.countBelow(index - left.size, count);
  }

  private int tiesAt(int count) {
    return least == count ? ties : 0;
  }
}
