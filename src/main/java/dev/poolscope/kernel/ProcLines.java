package dev.poolscope.kernel;

/// Reads the lines of `/proc/net/tcp` and `/proc/net/tcp6`, in pieces cut anywhere, byte by byte.
///
/// A line is made of fields with spaces between them: a number, the local address, the remote
/// address, the state, and more that does not matter here. An address is hexadecimal and ends with
/// a colon and the port; the state is a hexadecimal number. The line of headings has neither.
///
/// Threading: confined to one thread.
final class ProcLines {
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;

  private final PortCounts counts;

  /// The field that is being read, from 0; negative before the first of a line.
  private int field = -1;

  private boolean inField;

  /// The hexadecimal number that the field ends with so far; -1 after what is none.
  private int value;

  private int localPort;
  private int remotePort;

  ProcLines(PortCounts counts) {
    this.counts = counts;
  }

  /// Reads on.
  void accept(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      byte c = text[i];
      if (c == '\n') {
        field = -1;
        inField = false;
      } else if (field <= STATE) {
        accept(c);
      }
    }
  }

  private void accept(byte c) {
    if (c == ' ') {
      if (inField) {
        inField = false;
        endField();
      }
      return;
    }
    if (!inField) {
      inField = true;
      field++;
      value = 0;
    }
    if (c == ':') {
      value = 0;
    } else {
      int digit = Character.digit(c, 16);
      value = digit < 0 || value < 0 ? -1 : value << 4 | digit;
    }
  }

  private void endField() {
    if (field == LOCAL) {
      localPort = value;
    } else if (field == REMOTE) {
      remotePort = value;
    } else if (field == STATE) {
      counts.add(localPort, remotePort, value);
      field++;
    }
  }
}
