package dev.poolscope.experiment;

import dev.poolscope.schema.Field;

/// Whom the client believes that it has reached a target.
public record Tls(
    @Field(
            doc =
                "A PEM file with the authorities whose certificates are trusted, instead of those"
                    + " that the platform trusts and of the sample server's own; a relative path"
                    + " begins beside the experiment file.",
            def = "\"\"")
        String ca,
    @Field(
            doc =
                "Whether the server's certificate is verified. Where it is not, whoever answers is"
                    + " believed, and every run and its report say so.",
            def = "true")
        boolean verify) {
  /// As the platform has it.
  public static final Tls VERIFIED = new Tls("", true);
}
