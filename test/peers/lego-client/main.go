// Lego's own DNS providers, and a few around other official clients (official.go), behind a line protocol, so that
// stand-ins of provider APIs can be judged by a client that others have written. It reads one request per line of its
// input and answers each with a line that begins with "answer "; all other lines are what libraries have to say.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/challenge/dns01"
)

type request struct {
	Provider string            `json:"provider"`
	Env      map[string]string `json:"env"`
	Domain   string            `json:"domain"`
	Token    string            `json:"token"`
	KeyAuth  string            `json:"keyAuth"`
	Action   string            `json:"action"`
}

type answer struct {
	OK    bool   `json:"ok,omitempty"`
	Error string `json:"error,omitempty"`
}

// Providers remember what they have made, so each lives on from its first request.
type peer struct {
	made map[string]challenge.Provider
	set  []string
}

func main() {
	resolver := flag.String("resolver", "", "host:port of the only name server to ask for zones")
	list := flag.Bool("list", false, "print the names of the providers, one per line")
	flag.Parse()
	if *list {
		for _, name := range slices.Sorted(maps.Keys(constructors)) {
			fmt.Println(name)
		}
		return
	}
	if *resolver == "" {
		fmt.Fprintln(os.Stderr, "-resolver is missing")
		os.Exit(2)
	}
	dns01.SetDefaultClient(dns01.NewClient(&dns01.Options{RecursiveNameservers: []string{*resolver}}))

	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	one := &peer{made: map[string]challenge.Provider{}}
	for lines.Scan() {
		reply := answer{OK: true}
		if err := one.serve(lines.Bytes()); err != nil {
			reply = answer{Error: err.Error()}
		}
		line, err := json.Marshal(reply)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Printf("answer %s\n", line)
	}
}

func (p *peer) serve(line []byte) (err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("panic: %v", thrown)
		}
	}()
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return err
	}
	provider, err := p.provider(asked)
	if err != nil {
		return err
	}
	switch asked.Action {
	case "present":
		return provider.Present(context.Background(), asked.Domain, asked.Token, asked.KeyAuth)
	case "cleanup":
		return provider.CleanUp(context.Background(), asked.Domain, asked.Token, asked.KeyAuth)
	default:
		return fmt.Errorf("unknown action %q", asked.Action)
	}
}

// Settings of one provider must not reach the next.
func (p *peer) provider(asked request) (challenge.Provider, error) {
	key := keyOf(asked)
	if known, ok := p.made[key]; ok {
		return known, nil
	}
	construct, ok := constructors[asked.Provider]
	if !ok {
		return nil, fmt.Errorf("unknown provider %q", asked.Provider)
	}
	for _, name := range p.set {
		_ = os.Unsetenv(name)
	}
	p.set = nil
	for name, value := range asked.Env {
		if err := os.Setenv(name, value); err != nil {
			return nil, err
		}
		p.set = append(p.set, name)
	}
	made, err := construct()
	if err != nil {
		return nil, err
	}
	p.made[key] = made
	return made, nil
}

func keyOf(asked request) string {
	parts := []string{asked.Provider}
	for name, value := range asked.Env {
		parts = append(parts, name+"="+value)
	}
	slices.Sort(parts[1:])
	return strings.Join(parts, "\x00")
}
