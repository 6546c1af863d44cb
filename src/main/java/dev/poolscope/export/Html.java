package dev.poolscope.export;

import java.util.List;

/// HTML as text: whatever goes in comes out as text, never as markup.
///
/// Threading: confined to one thread.
final class Html {
  private final StringBuilder text = new StringBuilder();

  /// Markup of our own, as it is.
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /// An element with nothing but text in it.
  Html element(String name, String content) {
    return element(name, "", content);
  }

  /// An element of a class with nothing but text in it.
  Html element(String name, String cssClass, String content) {
    open(name, cssClass);
    text(content);
    return close(name);
  }

  Html open(String name) {
    return open(name, "");
  }

  Html open(String name, String cssClass) {
    text.append('<').append(name);
    if (!cssClass.isEmpty()) {
      text.append(" class=\"").append(escaped(cssClass)).append('"');
    }
    text.append('>');
    return this;
  }

  Html close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  Html text(String content) {
    text.append(escaped(content));
    return this;
  }

  /// A table; the first column names its rows.
  Html table(List<String> heading, List<List<String>> rows) {
    raw("<div class=\"wide\">").open("table").raw("<thead>").open("tr");
    heading.forEach(cell -> element("th", cell));
    close("tr").raw("</thead><tbody>");
    for (List<String> row : rows) {
      open("tr");
      for (int i = 0; i < row.size(); i++) {
        element(i == 0 ? "th" : "td", row.get(i));
      }
      close("tr");
    }
    return raw("</tbody>").close("table").raw("</div>");
  }

  /// Text that is no markup, also inside an attribute's quotation marks.
  static String escaped(String content) {
    StringBuilder safe = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
