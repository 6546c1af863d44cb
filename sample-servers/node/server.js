// A keep-alive HTTP/1.1 server on Node's own http module that counts what it sees: accepted
// connections and the requests of each client address. It prints the counts when it is told to
// stop.
"use strict";

const http = require("http");

const BODY = "0123456789abcdef".repeat(4);
const UNITS = { ms: 1, s: 1000, m: 60000, h: 3600000 };

function fail(message, code) {
  process.stderr.write(message + "\n");
  process.exit(code);
}

// Milliseconds from a plain number of them, or from a duration such as 5ms, 1.5s or 1m30s.
function millis(name, text) {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  const part = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
  if (!new RegExp("^(?:" + part.source + ")+$").test(text)) {
    fail(name + ": " + text + " is no duration; write milliseconds, or 5ms, 2s, 1m30s", 2);
  }
  return [...text.matchAll(part)].reduce((sum, [, n, unit]) => sum + n * UNITS[unit], 0);
}

// Reads --name value and --name=value, with one dash or two.
function options(args) {
  const found = { port: "8080", delay: "0" };
  for (let i = 0; i < args.length; i++) {
    const match = /^--?(port|delay|idle-timeout)(?:=(.*))?$/.exec(args[i]);
    if (!match) {
      fail("unknown option " + args[i] + "; there are --port, --delay and --idle-timeout", 2);
    }
    found[match[1]] = match[2] === undefined ? args[++i] || "" : match[2];
  }
  return found;
}

const wanted = options(process.argv.slice(2));
const delay = millis("--delay", wanted.delay);
const sockets = new Set();
const requests = new Map();
let accepted = 0;

const server = http.createServer((request, response) => {
  const { remoteAddress, remotePort } = request.socket;
  const client = remoteAddress + ":" + remotePort;
  requests.set(client, (requests.get(client) || 0) + 1);
  const answer = () => {
    response.writeHead(200, { "Content-Type": "text/plain", "Content-Length": BODY.length });
    response.end(BODY);
  };
  if (delay > 0) {
    setTimeout(answer, delay);
  } else {
    answer();
  }
});
if (wanted["idle-timeout"] !== undefined) {
  server.keepAliveTimeout = millis("--idle-timeout", wanted["idle-timeout"]);
}
server.on("connection", (socket) => {
  accepted++;
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
});
server.on("error", (error) => fail(error.message, 1));

function stop() {
  server.close();
  sockets.forEach((socket) => socket.destroy());
  let total = 0;
  for (const client of [...requests.keys()].sort()) {
    total += requests.get(client);
    process.stdout.write(client + " requests=" + requests.get(client) + "\n");
  }
  process.stdout.write("total accepted=" + accepted + " requests=" + total + "\n", () =>
    process.exit(0)
  );
}

process.once("SIGTERM", stop);
process.once("SIGINT", stop);
if (!/^\d{1,5}$/.test(wanted.port) || Number(wanted.port) > 65535) {
  fail("--port: " + wanted.port + " is no port; give one from 0 (any free one) to 65535", 2);
}
server.listen(Number(wanted.port), "127.0.0.1", () => {
  process.stdout.write("ready on 127.0.0.1:" + server.address().port + "\n");
});
