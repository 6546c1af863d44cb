package dev.poolscope.server;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// A self-signed certificate for this machine's loopback names, made anew for each server.
record LoopbackCertificate(X509Certificate certificate, SSLContext context) {
  static LoopbackCertificate create() {
    HeldCertificate held =
        new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(held).build();
    return new LoopbackCertificate(held.certificate(), own.sslContext());
  }
}
