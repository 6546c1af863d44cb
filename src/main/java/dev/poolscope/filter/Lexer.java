package dev.poolscope.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Cuts a filter into tokens; never fails, what it does not know becomes a token of its own.
///
/// Threading: confined to one thread.
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of("&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "{", "}", ",");

  private final String text;
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// The tokens, the last of which is the end.
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", at, 0);
    }
    char first = text.charAt(at);
    if (first == '"') {
      return quoted();
    }
    if (Words.startsWord(first)) {
      return run(Token.Kind.WORD, c -> Words.continuesWord((char) c));
    }
    if (Words.startsAmount(first)) {
      return run(Token.Kind.AMOUNT, c -> Words.continuesAmount((char) c));
    }
    return symbol();
  }

  private Token run(Token.Kind kind, IntPredicate continues) {
    int start = at++;
    while (at < text.length() && continues.test(text.charAt(at))) {
      at++;
    }
    return new Token(kind, text.substring(start, at), start, at - start);
  }

  private Token quoted() {
    int start = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && isEscaped(text.charAt(at + 1))) {
        at++;
      }
      content.append(text.charAt(at++));
    }
    boolean closed = at < text.length();
    at += closed ? 1 : 0;
    Token.Kind kind = closed ? Token.Kind.QUOTED : Token.Kind.UNCLOSED;
    return new Token(kind, content.toString(), start, at - start);
  }

  /// A backslash stands for itself before anything else, so that regular expressions need no
  /// doubled ones.
  private static boolean isEscaped(char c) {
    return c == '"' || c == '\\';
  }

  private Token symbol() {
    int start = at;
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        at += symbol.length();
        return new Token(Token.Kind.SYMBOL, symbol, start, symbol.length());
      }
    }
    int length = Character.charCount(text.codePointAt(at));
    at += length;
    return new Token(Token.Kind.STRANGE, text.substring(start, at), start, length);
  }
}
