"""Python's own http.server on 127.0.0.1, serving one 64-byte index.html from a temporary folder.

Its responses are HTTP/1.0: the server ends every connection after one response.
"""

import functools
import http.server
import pathlib
import signal
import sys
import tempfile

BODY = b"0123456789abcdef" * 4


def stop(_signal, _frame):
    raise SystemExit(0)


def main():
    port = int(sys.argv[1])
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "index.html").write_bytes(BODY)
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
            host, bound = server.server_address
            print(f"Serving HTTP on {host} port {bound}", flush=True)
            server.serve_forever()


if __name__ == "__main__":
    main()
