package dev.poolscope.client;

import dev.poolscope.model.CloseReason;

class OkHttpRulesTest extends RulesContract {
  OkHttpRulesTest() {
    super("okhttp", CloseReason.KEEP_ALIVE_EXPIRED, CloseReason.IDLE_LIMIT_EVICTED);
  }
}
