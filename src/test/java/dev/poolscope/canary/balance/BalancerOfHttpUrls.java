package dev.poolscope.canary.balance;

import okhttp3.HttpUrl;

/// Uses OkHttp outside the client.
public record BalancerOfHttpUrls(HttpUrl url) {}
