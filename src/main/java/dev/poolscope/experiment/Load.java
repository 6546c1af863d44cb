package dev.poolscope.experiment;

import dev.poolscope.schema.Field;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
        int maxInFlight,
    @Field(
            doc = "What its callers do with the response body.",
            special = "not given = as transport.body says")
        @Nullable BodyHandling body,
    @Field(
            doc = "How long its requests may take, from their start to the end of the body.",
            special = "not given = as transport.requestTimeout says, 0s or negative = no limit")
        @Nullable Duration requestTimeout,
    @Field(
            doc =
                "When its callers give up, counted from the start of the request: without a"
                    + " deadline, as somebody who closes the browser's tab. The request is cancelled"
                    + " wherever it is and fails as CANCELLED_BY_CALLER; over HTTP/1 that costs it"
                    + " the connection that it holds. OkHttp looks at a request that its dispatcher"
                    + " holds back only when its turn comes.",
            def = "0s",
            min = "0s",
            special = "0s = never")
        Duration cancelAfter) {
  /// A load whose callers do what the transport says, and do not give up.
  public Load(String target, Arrivals arrivals, Request request, int maxInFlight) {
    this(target, arrivals, request, maxInFlight, null, null, Duration.ZERO);
  }
}
