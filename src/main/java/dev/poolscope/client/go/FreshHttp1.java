package dev.poolscope.client.go;

import java.util.function.BiConsumer;

/// A connection for HTTP/1.1, whose thread stays with it for its exchanges.
///
/// @param want the want that it was dialed for
/// @param dialed tells the pool that it has been
/// @param opener makes OkHttp's call for it
record FreshHttp1(GoWant want, Slot slot, BiConsumer<GoWant, Slot> dialed, Exchanges.Opener opener)
    implements FreshConnection {
  @Override
  public void prepare() {
    // OkHttp shakes hands with the first exchange.
  }

  @Override
  public void serve() {
    dialed.accept(want, slot);
    slot.exchanges().carryOut(opener, want.call().okRequest());
  }
}
