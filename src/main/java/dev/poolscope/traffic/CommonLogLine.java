package dev.poolscope.traffic;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/// Lines of the common and the combined log format, with or without a time behind them:
/// `1.2.3.4 - - [10/Oct/2026:13:55:36 +0200] "GET / HTTP/1.1" 200 2326 "-" "curl/8" 0.005`.
///
/// The time of nginx's `$request_time` and `$upstream_response_time` is seconds with a point, and
/// its `[...]` the end of the request. A whole number, as Apache's `%D`, is microseconds, and the
/// `[...]` the start. A name in front of it, as in `rt=0.005` or `urt="0.004"`, is passed over;
/// where there are several times, that of the upstream holds (`urt`, `upstream_response_time`),
/// else the first.
///
/// Threading: confined to one thread.
final class CommonLogLine implements LogLine {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int STAMP_LENGTH = "10/Oct/2026:13:55:36 +0200".length();
  private static final int DATE_LENGTH = "10/Oct/2026".length();
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int SECONDS_PER_DAY = 86_400;

  /// Of the last line, because neighbours share their date.
  private String date = "";

  private long dayStartSeconds;

  @Override
  public String read(String line, LoggedRequest into) {
    into.clear();
    int open = line.indexOf('[');
    int close = open + 1 + STAMP_LENGTH;
    if (open < 0 || close >= line.length() || line.charAt(close) != ']') {
      return "has no time such as [10/Oct/2026:13:55:36 +0200]";
    }
    try {
      into.instantNanos = seconds(line, open + 1) * NANOS_PER_SECOND;
    } catch (DateTimeException | NumberFormatException e) {
      return "has no time such as [10/Oct/2026:13:55:36 +0200]: " + line.substring(open, close + 1);
    }
    into.isWholeSecond = true;
    int status = behindRequest(line, close);
    if (status < 0) {
      return "has no request in quotation marks, followed by a status";
    }
    times(line, status, into);
    return "";
  }

  private long seconds(String line, int from) {
    String day = line.substring(from, from + DATE_LENGTH);
    if (!day.equals(date)) {
      int month = MONTHS.indexOf(day.substring(3, 6)) + 1;
      dayStartSeconds =
          LocalDate.of(number(day, 7, 4), month, number(day, 0, 2)).toEpochDay() * SECONDS_PER_DAY;
      date = day;
    }
    int time = from + DATE_LENGTH + 1;
    int zone = time + 9;
    int offset = number(line, zone + 1, 2) * SECONDS_PER_HOUR + number(line, zone + 3, 2) * 60;
    int ofDay =
        number(line, time, 2) * SECONDS_PER_HOUR
            + number(line, time + 3, 2) * 60
            + number(line, time + 6, 2);
    return dayStartSeconds + ofDay - (line.charAt(zone) == '-' ? -offset : offset);
  }

  private static int number(String text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException("no digit");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /// Where the size stands, behind request and status; -1 if the line has no such.
  private static int behindRequest(String line, int from) {
    int open = line.indexOf('"', from);
    int end = open < 0 ? -1 : endOfQuoted(line, open);
    if (end < 0 || end + 5 > line.length()) {
      return -1;
    }
    for (int i = end + 2; i < end + 5; i++) {
      if (!isDigit(line.charAt(i))) {
        return -1;
      }
    }
    return end + 5;
  }

  private static int endOfQuoted(String line, int open) {
    for (int i = open + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  /// Looks at the words behind the size for times.
  private static void times(String line, int status, LoggedRequest into) {
    int at = skipWord(line, skipSpaces(line, status));
    while (at < line.length()) {
      at = skipSpaces(line, at);
      if (at >= line.length()) {
        return;
      }
      int end = line.charAt(at) == '"' ? endOfQuoted(line, at) + 1 : skipWord(line, at);
      if (end <= at) {
        return;
      }
      time(line, at, end, into);
      at = end;
    }
  }

  private static int skipSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// The end of a word, a quoted part of it included, as in `rt="0.005"`.
  private static int skipWord(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != ' ') {
      if (line.charAt(at) == '"') {
        int end = endOfQuoted(line, at);
        if (end < 0) {
          return line.length();
        }
        at = end;
      }
      at++;
    }
    return at;
  }

  private static void time(String line, int from, int end, LoggedRequest into) {
    int value = line.indexOf('=', from);
    boolean isNamed = value > from && value < end && line.charAt(from) != '"';
    int start = isNamed ? value + 1 : from;
    int stop = end;
    if (start < stop - 1 && line.charAt(start) == '"' && line.charAt(stop - 1) == '"') {
      start++;
      stop--;
    }
    if (start >= stop || !isDigit(line.charAt(start))) {
      return;
    }
    boolean isUpstream = isNamed && isUpstream(line.substring(from, value));
    if (into.tookNanos == LoggedRequest.UNKNOWN || isUpstream) {
      took(line, start, stop, into);
    }
  }

  private static boolean isUpstream(String name) {
    return (name.startsWith("u") && name.endsWith("t")) || name.equals("upstream_response_time");
  }

  /// Seconds with a point, or microseconds; with several upstreams (`0.001, 0.004`) the first.
  private static void took(String line, int start, int stop, LoggedRequest into) {
    long whole = 0;
    long fraction = 0;
    long scale = NANOS_PER_SECOND;
    boolean point = false;
    for (int i = start; i < stop; i++) {
      char c = line.charAt(i);
      if (c == ',' && i > start) {
        break;
      } else if (c == '.' && !point) {
        point = true;
      } else if (!isDigit(c)) {
        return;
      } else if (point) {
        scale /= 10;
        fraction += (c - '0') * scale;
      } else {
        whole = whole * 10 + (c - '0');
      }
    }
    into.isEnd = point;
    into.tookNanos = point ? whole * NANOS_PER_SECOND + fraction : whole * NANOS_PER_MICRO;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
