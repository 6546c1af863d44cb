package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import java.util.Map;

/// What a load sends.
public record Request(
    @Field(doc = "The method.", def = "GET") HttpMethod method,
    @Field(
            doc = "The path, with a query where one is wanted.",
            def = "/",
            pattern = Request.PATH,
            patternWords =
                "a path that begins with / and has letters, digits and"
                    + " -._~!$&'()*+,;=:@/, other characters as %hh, such as %7B, and at most one"
                    + " query, behind a ?")
        String path,
    @Field(
            doc = "The size of the request body.",
            def = "0",
            min = "0",
            max = "1GiB",
            bytes = true,
            special = "0 = no body")
        long bodyBytes,
    @Field(doc = "Whether the body can be sent a second time, as a retry needs.", def = "true")
        boolean replayable,
    @Field(
            doc = "Whether an Idempotency-Key header marks the request as safe to repeat.",
            def = "false")
        boolean idempotencyKey,
    @Field(
            doc =
                "How many clients take turns. Balancers that hash get addresses of 127.0.0.0/8 for them, and"
                    + " on Linux a connection comes from that of the client whose request dialed it;"
                    + " pools share connections among clients all the same.",
            def = "1",
            min = "1",
            max = "100000")
        int clients,
    @Field(
            doc =
                "Header fields that are sent with every request. One of a name that the program sends"
                    + " itself, such as User-Agent, takes its place; those that follow from the"
                    + " target, the body or the pool cannot be given. Idempotency-Key and"
                    + " X-Idempotency-Key mark the request as safe to repeat, as in Go.",
            def = "{}",
            max = "100")
        Map<String, String> headers) {
  /// What a URI may have behind its host: anything else could not be sent. Possessive, because
  /// other repetitions of groups use up the stack with long texts.
  static final String PATH =
      "/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+"
          + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]|%[0-9A-Fa-f]{2})*+)?";

  /// A request whose method may have its body, and whose headers can be sent.
  public Request {
    Check check = new Check();
    RequestHeaders.check(check, headers, idempotencyKey);
    headers = RequestHeaders.stripped(headers);
    check.that(
        bodyBytes == 0 || method.allowsBody(),
        "bodyBytes",
        method + " has no body; write bodyBytes: 0, or another method");
    check.done();
  }
}
