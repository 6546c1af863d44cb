package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.units.Texts;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Which header fields a request may be given (RFC 9110, 5.1 and 5.5). Go takes bytes above 127 in
/// a value as well, which OkHttp refuses.
final class RequestHeaders {
  private static final String FIELD = "headers";
  private static final String IDEMPOTENCY_KEY = "idempotency-key";
  private static final int MOST_CHARACTERS = 8192;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}+");
  private static final Pattern VALUE =
      Pattern.compile("[\\t\\x20-\\x7e]{0," + MOST_CHARACTERS + "}+");

  private static final String OF_POOL =
      "is for the pool to say; transport.disableKeepAlives: true asks to close the connection";
  private static final String OF_BODY = "follows from the body; set bodyBytes";

  /// Why a name cannot be given. Go drops Host, Content-Length, Transfer-Encoding and Trailer when
  /// they stand among a request's headers; here nothing that was asked for is dropped silently.
  private static final Map<String, String> REFUSED =
      Map.of(
          "host", "follows from the target; give the target another url",
          "connection", OF_POOL,
          "keep-alive", OF_POOL,
          "proxy-connection", OF_POOL,
          "content-length", OF_BODY,
          "transfer-encoding", OF_BODY,
          "trailer", "has no body to belong to: requests are sent without trailers; leave it out",
          "expect",
              "asks the server for a 100 before the body, which is not waited for; leave it out",
          "upgrade", "asks for another protocol than that of the load; leave it out");

  private RequestHeaders() {}

  /// The same fields in their order, without the spaces around their values, which are not sent.
  static Map<String, String> stripped(Map<String, String> headers) {
    Map<String, String> stripped = new LinkedHashMap<>();
    headers.forEach((name, value) -> stripped.put(name, value.strip()));
    return Collections.unmodifiableMap(stripped);
  }

  /// Notes what is wrong with header fields.
  ///
  /// @param keyed whether an `Idempotency-Key` is sent with each request anyway
  static void check(Check check, Map<String, String> headers, boolean keyed) {
    Map<String, String> seen = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          String field = FIELD + "." + name;
          if (!NAME.matcher(name).matches()) {
            check.that(
                false,
                FIELD,
                Texts.quoted(name)
                    + " is no name of a header; allowed: at most 200 letters, digits and"
                    + " !#$%&'*+-.^_`|~");
            return;
          }
          String lower = name.toLowerCase(Locale.ROOT);
          String refused = REFUSED.get(lower);
          check.that(refused == null, field, "cannot be given: it " + refused);
          check.that(
              !keyed || !lower.equals(IDEMPOTENCY_KEY),
              field,
              "is sent with a key of its own for each request, because idempotencyKey is true;"
                  + " keep one of them");
          String before = seen.putIfAbsent(lower, name);
          check.that(
              before == null,
              field,
              "is the same header as " + before + "; the case of a name does not count, keep one");
          check.that(
              VALUE.matcher(value).matches(),
              field,
              "%s is not possible; allowed: at most %d visible ASCII characters, spaces and tabs"
                  .formatted(Texts.quoted(value), MOST_CHARACTERS));
        });
  }
}
