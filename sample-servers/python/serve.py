"""Python's own http.server on 127.0.0.1, serving one index.html from a temporary folder.

As it is, its responses are HTTP/1.0: the server ends every connection after one response. With
--http11 it speaks HTTP/1.1 (protocol_version) and keeps connections. At its end it prints what it
has seen.
"""

import argparse
import http.server
import pathlib
import re
import signal
import tempfile
import threading

BLOCK = b"0123456789abcdef"
UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}


def seconds(text):
    """Seconds from a duration such as 500ms, 2s, 1m30s."""
    if not re.fullmatch(r"(\d+(\.\d+)?(ms|s|m|h))+", text):
        raise argparse.ArgumentTypeError(f"{text} is no duration; write 500ms, 2s, 1m30s")
    parts = re.findall(r"(\d+(?:\.\d+)?)(ms|s|m|h)", text)
    return sum(float(number) * UNITS[unit] for number, unit in parts)


class Counts:
    def __init__(self):
        self.lock = threading.Lock()
        self.accepted = 0
        self.requests = {}
        self.reused = 0
        self.closed = 0

    def request(self, client, is_first, ends):
        with self.lock:
            self.requests[client] = self.requests.get(client, 0) + 1
            self.reused += not is_first
            self.closed += ends

    def print(self):
        with self.lock:
            for client in sorted(self.requests):
                print(f"{client} requests={self.requests[client]}")
            total = sum(self.requests.values())
            print(
                f"total accepted={self.accepted} requests={total}"
                f" reused={self.reused} closed={self.closed}",
                flush=True,
            )


class Server(http.server.ThreadingHTTPServer):
    counts = Counts()

    def get_request(self):
        request = super().get_request()
        self.counts.accepted += 1
        return request


class Handler(http.server.SimpleHTTPRequestHandler):
    """As in the library, but for the counts; there is one for each connection."""

    handled = 0
    answered = 0

    def handle_one_request(self):
        super().handle_one_request()
        if self.answered > self.handled:
            client = "%s:%d" % self.client_address
            Server.counts.request(client, self.handled == 0, self.close_connection)
            self.handled = self.answered

    def log_request(self, code="-", size="-"):
        self.answered += 1


def stop(_signal, _frame):
    raise SystemExit(0)


def main():
    parser = argparse.ArgumentParser(prog="start.sh", allow_abbrev=False)
    parser.add_argument("port", type=int)
    parser.add_argument("-body-bytes", "--body-bytes", type=int, default=64)
    parser.add_argument("-http11", "--http11", action="store_true")
    parser.add_argument("-idle-timeout", "--idle-timeout", type=seconds, default=None)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if options.http11:
        Handler.protocol_version = "HTTP/1.1"
    Handler.timeout = options.idle_timeout
    with tempfile.TemporaryDirectory() as folder:
        size = options.body_bytes
        body = BLOCK * (size // len(BLOCK)) + BLOCK[: size % len(BLOCK)]
        pathlib.Path(folder, "index.html").write_bytes(body)

        def handler(*arguments):
            return Handler(*arguments, directory=folder)

        # Threads of connections that are still open do not hold up the end.
        Server.daemon_threads = True
        with Server(("127.0.0.1", options.port), handler) as server:
            host, bound = server.server_address
            print(f"Serving HTTP on {host} port {bound}", flush=True)
            try:
                server.serve_forever()
            finally:
                Server.counts.print()


if __name__ == "__main__":
    main()
