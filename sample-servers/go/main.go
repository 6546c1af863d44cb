// A server on Go's own net/http that counts what it sees: accepted connections and the requests of
// each client address. It prints the counts when it is told to stop.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

var block = []byte(strings.Repeat("0123456789abcdef", 2048))

// counts holds the number of accepted connections and of requests by remote address.
type counts struct {
	accepted int64
	reused   int64
	closed   int64
	mu       sync.Mutex
	requests map[string]int
}

func (c *counts) onState(_ net.Conn, state http.ConnState) {
	if state == http.StateNew {
		atomic.AddInt64(&c.accepted, 1)
	}
}

func (c *counts) onRequest(remote string) {
	c.mu.Lock()
	c.requests[remote]++
	c.mu.Unlock()
}

func (c *counts) print() {
	c.mu.Lock()
	defer c.mu.Unlock()
	remotes := make([]string, 0, len(c.requests))
	total := 0
	for remote, n := range c.requests {
		remotes = append(remotes, remote)
		total += n
	}
	sort.Strings(remotes)
	for _, remote := range remotes {
		fmt.Printf("%s requests=%d\n", remote, c.requests[remote])
	}
	fmt.Printf("total accepted=%d requests=%d reused=%d closed=%d\n",
		atomic.LoadInt64(&c.accepted), total,
		atomic.LoadInt64(&c.reused), atomic.LoadInt64(&c.closed))
}

// ordinal is the key of a connection's number of requests in its context.
type ordinal struct{}

// answers is what every request is answered.
type answers struct {
	seen        *counts
	delay       time.Duration
	maxRequests int64
	close       bool
	bodyBytes   int64
	chunked     bool
	status      int
}

func (a *answers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.seen.onRequest(r.RemoteAddr)
	nth := atomic.AddInt64(r.Context().Value(ordinal{}).(*int64), 1)
	if nth > 1 {
		atomic.AddInt64(&a.seen.reused, 1)
	}
	// net/http has no limit of its own; this header is how its handlers end a connection, under
	// HTTP/2 by GOAWAY.
	isLast := a.maxRequests > 0 && nth >= a.maxRequests
	if isLast {
		w.Header().Set("Connection", "close")
	}
	// Once for each connection: over HTTP/2 more requests may be under way by then.
	if a.close && nth == 1 || !a.close && nth == a.maxRequests {
		atomic.AddInt64(&a.seen.closed, 1)
	}
	if a.delay > 0 {
		time.Sleep(a.delay)
	}
	hasBody := a.status != http.StatusNoContent && a.status != http.StatusNotModified
	w.Header().Set("Content-Type", "text/plain")
	if hasBody && !a.chunked {
		w.Header().Set("Content-Length", strconv.FormatInt(a.bodyBytes, 10))
	}
	w.WriteHeader(a.status)
	if !hasBody {
		return
	}
	if a.chunked {
		w.(http.Flusher).Flush()
	}
	for left := a.bodyBytes; left > 0; {
		part := block
		if left < int64(len(part)) {
			part = part[:left]
		}
		n, err := w.Write(part)
		if err != nil {
			return
		}
		left -= int64(n)
	}
}

func main() {
	port := flag.Int("port", 8080, "port to listen on, 0 for a free one")
	delay := flag.Duration("delay", 0, "wait before each response")
	idle := flag.Duration("idle-timeout", 0, "close connections idle for so long, 0 for never")
	read := flag.Duration("read-timeout", 0,
		"close connections whose request takes so long to come, also while they are idle where"+
			" there is no idle-timeout; 0 for never")
	mode := flag.String("mode", "keep-alive", "keep-alive or close")
	maxRequests := flag.Int64("max-requests", 0, "close connections after so many, 0 for never")
	bodyBytes := flag.Int64("body-bytes", 64, "size of a response body")
	chunked := flag.Bool("chunked", false, "send bodies in chunks, their length unannounced")
	status := flag.Int("status", http.StatusOK, "status of all responses")
	cert := flag.String("tls-cert", "", "certificate in PEM: speaks TLS, HTTP/2 by ALPN")
	key := flag.String("tls-key", "", "its private key in PEM")
	flag.Parse()
	removeBuild()
	if *mode != "keep-alive" && *mode != "close" {
		fmt.Fprintf(os.Stderr, "-mode: net/http has keep-alive and close, not %s\n", *mode)
		os.Exit(2)
	}

	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	seen := &counts{requests: map[string]int{}}
	server := &http.Server{
		IdleTimeout: *idle,
		ReadTimeout: *read,
		ConnState:   seen.onState,
		ConnContext: func(ctx context.Context, _ net.Conn) context.Context {
			return context.WithValue(ctx, ordinal{}, new(int64))
		},
		Handler: &answers{
			seen:        seen,
			delay:       *delay,
			maxRequests: *maxRequests,
			close:       *mode == "close",
			bodyBytes:   *bodyBytes,
			chunked:     *chunked,
			status:      *status,
		},
	}
	server.SetKeepAlivesEnabled(*mode != "close")
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	failed := make(chan error, 1)
	go func() {
		if *cert == "" {
			failed <- server.Serve(listener)
		} else {
			failed <- server.ServeTLS(listener, *cert, *key)
		}
	}()
	fmt.Printf("ready on %s\n", listener.Addr())

	select {
	case <-stop.Done():
		server.Close()
		seen.print()
	case err := <-failed:
		if !errors.Is(err, http.ErrServerClosed) {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// removeBuild deletes the program's own file and its folder where start.sh has made one only for
// this run. Unix keeps a deleted program running.
func removeBuild() {
	if dir := os.Getenv("SAMPLE_SERVER_BUILD"); dir != "" {
		os.Remove(filepath.Join(dir, "server"))
		os.Remove(dir)
	}
}
