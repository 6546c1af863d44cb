package dev.poolscope.experiment;

import dev.poolscope.schema.Choice;

/// When a change of load becomes visible to a balancer.
public enum CountWhen {
  @Choice(doc = "with the pick itself; connections are counted anew at every pick")
  AT_PICK,
  @Choice(doc = "when the request has its connection; for in-flight only")
  ON_CONNECT,
  @Choice(doc = "with the first pick at least `sampleEvery` after the sample before")
  SAMPLED
}
