package dev.poolscope.trace;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// Events of every type with arbitrary values, made from the shapes alone, so that a new event type
/// is tried without a change here.
final class RandomEvents {
  private RandomEvents() {}

  /// Streams of events in which time stands or goes on.
  static Arbitrary<List<TraceEntry>> entries() {
    Arbitrary<Long> steps =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.longs().between(0, 1_000_000)),
            Tuple.of(1, Arbitraries.just(0L)),
            Tuple.of(1, Arbitraries.longs().between(0, 1L << 52)));
    return Combinators.combine(events().list().ofMaxSize(60), steps.list().ofSize(60))
        .as(RandomEvents::stamped);
  }

  static Arbitrary<PoolEvent> events() {
    return Arbitraries.of(EventShape.all()).flatMap(RandomEvents::eventsOf);
  }

  private static Arbitrary<PoolEvent> eventsOf(EventShape shape) {
    List<Arbitrary<Optional<Object>>> values =
        shape.columns().stream().map(column -> valuesOf(column.type())).toList();
    return Combinators.combine(values).as(list -> create(shape, list));
  }

  private static PoolEvent create(EventShape shape, List<Optional<Object>> values) {
    @Nullable Object[] unwrapped = new Object[values.size()];
    for (int i = 0; i < unwrapped.length; i++) {
      unwrapped[i] = values.get(i).orElse(null);
    }
    try {
      return (PoolEvent) shape.type().getDeclaredConstructors()[0].newInstance(unwrapped);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot create " + shape.name(), e);
    }
  }

  private static Arbitrary<Optional<Object>> valuesOf(Class<?> type) {
    if (type == long.class) {
      return Arbitraries.longs().map(Optional::of);
    }
    if (type == int.class) {
      return Arbitraries.integers().map(Optional::of);
    }
    if (type == boolean.class) {
      return Arbitraries.of(true, false).map(Optional::of);
    }
    Arbitrary<Object> present =
        type.isEnum() ? Arbitraries.of(type.getEnumConstants()) : texts().asGeneric();
    return present.optional(0.9);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of("a", "b", "client-1", "127.0.0.1:8080", "")),
        Tuple.of(2, Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(80)),
        Tuple.of(
            1, Arbitraries.of("zwölf 🎉 接続", "a\r\nb\0c", "=1+1", "x".repeat(64), "x".repeat(65))),
        Tuple.of(1, Arbitraries.of("é".repeat(9_000), "🎉".repeat(500), "\uffff")));
  }

  private static List<TraceEntry> stamped(List<PoolEvent> events, List<Long> steps) {
    AtomicLong number = new AtomicLong();
    AtomicLong now = new AtomicLong();
    return events.stream()
        .map(
            event -> {
              int i = (int) number.getAndIncrement();
              return new TraceEntry(i, now.addAndGet(steps.get(i)), event);
            })
        .toList();
  }
}
