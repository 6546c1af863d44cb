// What Go's own Transport does under HTTP/2, to be compared with ours.
//
// "server" listens with TLS and HTTP/2, prints "ready PORT CERTIFICATE" (DER in base64), and when
// its input ends the number of requests on each connection. "client URL" sends requests at once and
// prints how many connections it opened and closed.
package main

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	log.SetOutput(io.Discard)
	delay := flag.Duration("delay", 0, "server: wait before each response")
	first := flag.Int("first", 0, "client: requests sent one after the other before the others")
	n := flag.Int("n", 1, "client: requests sent at once")
	max := flag.Int("max", 0, "client: MaxConnsPerHost")
	idle := flag.Duration("idle", 0, "client: IdleConnTimeout, waited for at the end")
	off := flag.Bool("off", false, "client: DisableKeepAlives")
	flag.Parse()
	if flag.Arg(0) == "server" {
		serve(*delay)
	} else {
		send(flag.Arg(1), *first, *n, *max, *idle, *off)
	}
}

func serve(delay time.Duration) {
	var mu sync.Mutex
	requests := map[string]int{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		requests[r.RemoteAddr]++
		mu.Unlock()
		time.Sleep(delay)
		io.WriteString(w, "0123456789")
	}))
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.Default()
	server.StartTLS()
	fmt.Println("ready", server.Listener.Addr().(*net.TCPAddr).Port,
		base64.StdEncoding.EncodeToString(server.Certificate().Raw))
	io.Copy(io.Discard, os.Stdin)
	mu.Lock()
	defer mu.Unlock()
	counts := []int{}
	for _, count := range requests {
		counts = append(counts, count)
	}
	sort.Ints(counts)
	for _, count := range counts {
		fmt.Println(count)
	}
}

// counted tells of its first close.
type counted struct {
	net.Conn
	once   sync.Once
	closed *int64
}

func (c *counted) Close() error {
	c.once.Do(func() { atomic.AddInt64(c.closed, 1) })
	return c.Conn.Close()
}

func send(url string, first, n, max int, idle time.Duration, off bool) {
	var opened, closed, ok, failed int64
	transport := &http.Transport{
		TLSClientConfig:   &tls.Config{InsecureSkipVerify: true},
		ForceAttemptHTTP2: true,
		MaxConnsPerHost:   max,
		IdleConnTimeout:   idle,
		DisableKeepAlives: off,
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := (&net.Dialer{}).DialContext(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			atomic.AddInt64(&opened, 1)
			return &counted{Conn: conn, closed: &closed}, nil
		},
	}
	client := &http.Client{Transport: transport, Timeout: 30 * time.Second}
	get := func() {
		response, err := client.Get(url)
		if err == nil {
			_, err = io.Copy(io.Discard, response.Body)
			response.Body.Close()
		}
		if err != nil {
			atomic.AddInt64(&failed, 1)
		} else {
			atomic.AddInt64(&ok, 1)
		}
	}
	for i := 0; i < first; i++ {
		get()
	}
	var all sync.WaitGroup
	for i := 0; i < n; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			get()
		}()
	}
	all.Wait()
	// Go closes what it does not need from goroutines of their own.
	time.Sleep(200*time.Millisecond + idle)
	fmt.Println(ok, failed, atomic.LoadInt64(&opened), atomic.LoadInt64(&closed))
}
