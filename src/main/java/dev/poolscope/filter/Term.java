package dev.poolscope.filter;

/// A name or a value in a filter. Two are equal when they say the same, wherever they stand.
///
/// @param form how it is meant
/// @param text what it says; of a text in quotes, without them
/// @param position where it begins in the filter, from 0
/// @param length how many characters it takes there
record Term(Form form, String text, int position, int length) {
  /// What a term is.
  enum Form {
    /// A word or a text in quotes.
    TEXT,
    /// Something that begins with a digit or a sign: a number, a duration, a size, an address.
    AMOUNT
  }

  static Term text(String text) {
    return new Term(Form.TEXT, text, 0, 0);
  }

  static Term amount(String text) {
    return new Term(Form.AMOUNT, text, 0, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Term term && form == term.form && text.equals(term.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
