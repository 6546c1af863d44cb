package dev.poolscope.balance;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// A list whose elements are computed when they are read, from what must not change any more.
final class ListView<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> elements;

  ListView(int size, IntFunction<T> elements) {
    this.size = size;
    this.elements = elements;
  }

  @Override
  public T get(int index) {
    return elements.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
