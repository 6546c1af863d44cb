package dev.poolscope.canary.balance;

import okhttp3.tls.HeldCertificate;

/// Makes certificates where nobody needs them.
public record BalancerWithCertificate(HeldCertificate certificate) {}
