package dev.poolscope.balance;

import dev.poolscope.schema.Field;
import java.time.Duration;

/// When an endpoint that keeps failing is taken out of the choice for a while. Shares are of the
/// endpoints that the rule sees.
///
/// Source: balancer reference, Envoy.
public record OutlierEjection(
    @Field(
            doc = "So many failures without a success between them eject a host.",
            def = "5",
            min = "1")
        int consecutiveFailures,
    @Field(
            doc = "How long the first ejection of a host lasts; its n-th lasts n times that.",
            def = "30s",
            above = "0s",
            max = "24h")
        Duration baseTime,
    @Field(
            doc =
                "The most that are out at a time, as a share of the hosts; one may always be, unless"
                    + " this is 0.",
            def = "0.1",
            min = "0",
            max = "1")
        double maxShare,
    @Field(
            doc =
                "Ejections are ignored while a smaller share of the hosts than this is not ejected.",
            def = "0.5",
            min = "0",
            max = "1")
        double panicThreshold) {}
