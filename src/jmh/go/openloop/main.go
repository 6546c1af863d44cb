// openloop: requests at even intervals over Go's net/http, whatever became of those before; or, with
// -serve, a server that answers after a delay.
//
//	openloop -serve -delay 5ms
//	openloop -url http://127.0.0.1:18080/ -rate 5000 -time 10s -csv times.csv
//
// Without -url it has a server of its own in the same process. The CSV file has a row for each
// request: when it was due, began and ended, in nanoseconds from the first; an empty end is a failure.
package main

import (
	"bufio"
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

// longest is how long a server lives that nobody stops.
const longest = 2 * time.Hour

type times struct{ due, began, ended time.Duration }

func main() {
	serve := flag.Bool("serve", false, "only serve")
	delay := flag.Duration("delay", 5*time.Millisecond, "of the server")
	url := flag.String("url", "", "where to; without it, a server in this process")
	rate := flag.Int("rate", 1000, "requests a second")
	length := flag.Duration("time", 10*time.Second, "how long")
	idle := flag.Int("idle", 1000, "MaxIdleConnsPerHost")
	file := flag.String("csv", "", "where the times are written")
	flag.Parse()

	if *serve || *url == "" {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		check(err)
		*url = "http://" + listener.Addr().String() + "/"
		handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(*delay)
			io.WriteString(w, "0123456789")
		})
		if *serve {
			fmt.Printf("serving %s\n", *url)
			time.AfterFunc(longest, func() { listener.Close() })
			http.Serve(listener, handler)
			return
		}
		go http.Serve(listener, handler)
	}

	var opened int64
	dial := func(ctx context.Context, network, addr string) (net.Conn, error) {
		atomic.AddInt64(&opened, 1)
		return new(net.Dialer).DialContext(ctx, network, addr)
	}
	transport := &http.Transport{MaxIdleConnsPerHost: *idle, DialContext: dial}
	client := &http.Client{Transport: transport, Timeout: 15 * time.Second}
	all := make([]times, int(float64(*rate)*length.Seconds()))
	var ended sync.WaitGroup
	start := time.Now().Add(200 * time.Millisecond)
	for i := range all {
		due := time.Duration(i) * time.Second / time.Duration(*rate)
		if wait := time.Until(start.Add(due)); wait > 0 {
			time.Sleep(wait)
		}
		ended.Add(1)
		go func(t *times) {
			defer ended.Done()
			t.due, t.began = due, time.Since(start)
			if get(client, *url) == nil {
				t.ended = time.Since(start)
			}
		}(&all[i])
	}
	ended.Wait()
	write(*file, all)
	fmt.Printf("opened=%d\n", atomic.LoadInt64(&opened))
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

func write(file string, all []times) {
	out, err := os.Create(file)
	check(err)
	rows := bufio.NewWriter(out)
	fmt.Fprintln(rows, "intended_ns,start_ns,end_ns")
	for _, t := range all {
		end := ""
		if t.ended > 0 {
			end = fmt.Sprint(t.ended.Nanoseconds())
		}
		fmt.Fprintf(rows, "%d,%d,%s\n", t.due.Nanoseconds(), t.began.Nanoseconds(), end)
	}
	check(rows.Flush())
	check(out.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
