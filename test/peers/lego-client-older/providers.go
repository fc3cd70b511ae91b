package main

import (
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/providers/dns/azuredns"
	"github.com/go-acme/lego/v5/providers/dns/dnsimple"
	"github.com/go-acme/lego/v5/providers/dns/linode"
)

// Providers whose libraries lego-client cannot have: see go.mod.
var constructors = map[string]func() (challenge.Provider, error){
	"azuredns": made(azuredns.NewDNSProvider),
	"dnsimple": made(dnsimple.NewDNSProvider),
	"linode":   made(linode.NewDNSProvider),
}

func made[P challenge.Provider](construct func() (P, error)) func() (challenge.Provider, error) {
	return func() (challenge.Provider, error) { return construct() }
}
