package dev.poolscope.experiment;

import dev.poolscope.schema.Field;

/// A stream of requests to one target.
public record Load(
    @Field(doc = "The name of the target, or `balanced` where a balancer picks.", fixed = true)
        String target,
    @Field(doc = "When requests are due.") Arrivals arrivals,
    @Field(doc = "What is sent.", def = "{}") Request request,
    @Field(
            doc =
                "How many requests may be in flight. A request that is due beyond that is dropped"
                    + " and counted.",
            def = "10000",
            min = "1",
            max = "1000000")
        int maxInFlight) {}
