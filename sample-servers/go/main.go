// A keep-alive HTTP/1.1 server that counts what it sees: accepted connections and the requests of
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
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const bodyBytes = 64

// counts holds the number of accepted connections and of requests by remote address.
type counts struct {
	accepted int64
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
	fmt.Printf("total accepted=%d requests=%d\n", atomic.LoadInt64(&c.accepted), total)
}

func main() {
	port := flag.Int("port", 8080, "port to listen on, 0 for a free one")
	delay := flag.Duration("delay", 0, "wait before each response")
	idle := flag.Duration("idle-timeout", 0, "close connections idle for so long, 0 for never")
	flag.Parse()
	removeBuild()

	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	seen := &counts{requests: map[string]int{}}
	body := []byte(strings.Repeat("0123456789abcdef", bodyBytes/16))
	server := &http.Server{
		IdleTimeout: *idle,
		ConnState:   seen.onState,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen.onRequest(r.RemoteAddr)
			if *delay > 0 {
				time.Sleep(*delay)
			}
			w.Header().Set("Content-Type", "text/plain")
			w.Write(body)
		}),
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
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
