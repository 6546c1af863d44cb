package dev.poolscope.filter;

/// One piece of a filter.
///
/// @param kind what it is
/// @param text what it says; of a text in quotes, without them
/// @param position where it begins, from 0
/// @param length how many characters it takes
record Token(Kind kind, String text, int position, int length) {
  /// What a token is.
  enum Kind {
    /// A word, reserved or not.
    WORD,
    /// A text in quotes.
    QUOTED,
    /// A text whose closing quotes are missing.
    UNCLOSED,
    /// A number, a duration, a size, an address.
    AMOUNT,
    /// An operator or a parenthesis.
    SYMBOL,
    /// Nothing the language has.
    STRANGE,
    /// Behind the last character.
    END
  }

  boolean says(String wanted) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(wanted);
  }

  boolean isValue() {
    return kind == Kind.QUOTED
        || kind == Kind.AMOUNT
        || (kind == Kind.WORD && !Words.RESERVED.contains(text));
  }

  Term term() {
    Term.Form form = kind == Kind.AMOUNT ? Term.Form.AMOUNT : Term.Form.TEXT;
    return new Term(form, text, position, length);
  }
}
