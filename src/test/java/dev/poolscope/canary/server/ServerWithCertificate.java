package dev.poolscope.canary.server;

import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.server.Server;

/// Keeps to the rules.
public record ServerWithCertificate(Server server, HeldCertificate certificate) {}
