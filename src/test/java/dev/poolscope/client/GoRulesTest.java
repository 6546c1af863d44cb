package dev.poolscope.client;

import dev.poolscope.model.CloseReason;

class GoRulesTest extends RulesContract {
  GoRulesTest() {
    super("go", CloseReason.IDLE_TIMEOUT, CloseReason.IDLE_TOTAL_LIMIT);
  }
}
