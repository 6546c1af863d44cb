// closedloop: workers that each send their next request after the last one ended, over Go's net/http,
// with connections counted by a wrapped dialer.
//
//	closedloop -url http://127.0.0.1:18080/ -workers 32 -time 5s
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// counter counts connections: one more when the dial succeeded, one less at the first close.
type counter struct{ opened, open int64 }

func (c *counter) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	atomic.AddInt64(&c.opened, 1)
	atomic.AddInt64(&c.open, 1)
	return &counted{Conn: conn, counter: c}, nil
}

type counted struct {
	net.Conn
	counter *counter
	once    sync.Once
}

func (c *counted) Close() error {
	c.once.Do(func() { atomic.AddInt64(&c.counter.open, -1) })
	return c.Conn.Close()
}

func main() {
	url := flag.String("url", "", "where to")
	workers := flag.Int("workers", 32, "how many at a time")
	length := flag.Duration("time", 5*time.Second, "how long")
	flag.Parse()

	var conns counter
	client := &http.Client{Transport: &http.Transport{DialContext: conns.dial, MaxIdleConnsPerHost: *workers}}
	var requests, failed int64
	var all sync.WaitGroup
	start := time.Now()
	for i := 0; i < *workers; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			var ok, bad int64
			for time.Since(start) < *length {
				if get(client, *url) == nil {
					ok++
				} else {
					bad++
				}
			}
			atomic.AddInt64(&requests, ok)
			atomic.AddInt64(&failed, bad)
		}()
	}
	all.Wait()
	fmt.Printf("requests=%d failed=%d seconds=%.3f opened=%d\n",
		requests, failed, time.Since(start).Seconds(), atomic.LoadInt64(&conns.opened))
	if failed > 0 {
		os.Exit(1)
	}
}

func get(client *http.Client, url string) error {
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return err
}
