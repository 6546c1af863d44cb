// A server on Node's own http, https or http2 module that counts what it sees: accepted connections
// and the requests of each client address. It prints the counts when it is told to stop.
"use strict";

const fs = require("fs");
const http = require("http");
const http2 = require("http2");

const BLOCK = Buffer.from("0123456789abcdef".repeat(2048));
const UNITS = { ms: 1, s: 1000, m: 60000, h: 3600000 };
const OPTIONS = [
  "port",
  "delay",
  "idle-timeout",
  "mode",
  "max-requests",
  "body-bytes",
  "chunked",
  "status",
  "tls-cert",
  "tls-key",
];
// Node's own keepAliveTimeout, which its HTTP/1 beside HTTP/2 does not take over by itself.
const NODE_IDLE_MS = 5000;

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

function whole(name, text) {
  if (!/^\d{1,15}$/.test(text)) {
    fail(name + ": " + text + " is no whole number", 2);
  }
  return Number(text);
}

// Reads --name value and --name=value, with one dash or two.
function options(args) {
  const found = {
    port: "8080",
    delay: "0",
    mode: "keep-alive",
    "max-requests": "0",
    "body-bytes": "64",
    chunked: "false",
    status: "200",
  };
  for (let i = 0; i < args.length; i++) {
    const match = /^--?([a-z-]+)(?:=(.*))?$/.exec(args[i]);
    if (!match || !OPTIONS.includes(match[1])) {
      fail("unknown option " + args[i] + "; there are --" + OPTIONS.join(", --"), 2);
    }
    found[match[1]] = match[2] === undefined ? args[++i] || "" : match[2];
  }
  return found;
}

const wanted = options(process.argv.slice(2));
const delay = millis("--delay", wanted.delay);
const maxRequests = whole("--max-requests", wanted["max-requests"]);
const bodyBytes = whole("--body-bytes", wanted["body-bytes"]);
const status = whole("--status", wanted.status);
const chunked = wanted.chunked === "true";
const closes = wanted.mode === "close";
if (!closes && wanted.mode !== "keep-alive") {
  fail("--mode: Node has keep-alive and close, not " + wanted.mode, 2);
}
if (wanted["tls-cert"] && (closes || maxRequests > 0)) {
  fail("--tls-cert: what a client may choose is HTTP/2, where Node has no --max-requests and no close", 2);
}
const hasBody = status !== 204 && status !== 304;
const sockets = new Set();
const requests = new Map();
let accepted = 0;
let reused = 0;
let closed = 0;

// Writes a body as fast as the client takes it.
function write(response, left) {
  while (left > 0) {
    const part = left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
    left -= part.length;
    if (!response.write(part) && left > 0) {
      response.once("drain", () => write(response, left));
      return;
    }
  }
  response.end();
}

function answer(request, response) {
  const headers = { "Content-Type": "text/plain" };
  if (hasBody && !chunked) {
    headers["Content-Length"] = bodyBytes;
  }
  if (closes) {
    headers.Connection = "close";
  }
  response.writeHead(status, headers);
  write(response, hasBody ? bodyBytes : 0);
}

function onRequest(request, response) {
  const isHttp2 = request.httpVersionMajor === 2;
  const owner = isHttp2 ? request.stream.session : request.socket;
  const { remoteAddress, remotePort } = owner.socket || owner;
  const client = remoteAddress + ":" + remotePort;
  requests.set(client, (requests.get(client) || 0) + 1);
  owner.requestsSeen = (owner.requestsSeen || 0) + 1;
  reused += owner.requestsSeen > 1 ? 1 : 0;
  closed += closes || owner.requestsSeen === maxRequests ? 1 : 0;
  if (delay > 0) {
    setTimeout(() => answer(request, response), delay);
  } else {
    answer(request, response);
  }
}

function read(name) {
  try {
    return fs.readFileSync(wanted[name]);
  } catch (error) {
    return fail("--" + name + ": " + error.message, 2);
  }
}

const server = wanted["tls-cert"]
  ? http2.createSecureServer(
      { cert: read("tls-cert"), key: read("tls-key"), allowHTTP1: true },
      onRequest
    )
  : http.createServer(onRequest);
server.keepAliveTimeout =
  wanted["idle-timeout"] === undefined
    ? NODE_IDLE_MS
    : millis("--idle-timeout", wanted["idle-timeout"]);
server.maxRequestsPerSocket = maxRequests;
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
  process.stdout.write(
    `total accepted=${accepted} requests=${total} reused=${reused} closed=${closed}\n`,
    () => process.exit(0)
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
