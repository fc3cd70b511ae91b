package main

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/akamai/AkamaiOPEN-edgegrid-golang/client-v1"
	edge "github.com/akamai/AkamaiOPEN-edgegrid-golang/configdns-v2"
	"github.com/akamai/AkamaiOPEN-edgegrid-golang/edgegrid"
	"github.com/go-acme/lego/v5/challenge"
)

// By an older client of Akamai's own, for the same version of the API.
type edgeDNS struct{ config edgegrid.Config }

func newEdgeDNS() (challenge.Provider, error) {
	// Every request of the library changes its HTTP client, which is the one that others use as well.
	client.Client = &http.Client{}
	config, err := edgegrid.InitEnv("")
	return edgeDNS{config}, err
}

func (p edgeDNS) Present(ctx context.Context, domain, _, keyAuth string) error {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	edge.Init(p.config)
	value := strconv.Quote(at.value)
	set, err := edge.GetRecord(at.zone, at.fqdn, "TXT")
	if missing(err) {
		set = &edge.RecordBody{Name: at.fqdn, RecordType: "TXT", TTL: 120, Target: []string{value}}
		return set.Save(at.zone)
	}
	if err != nil {
		return err
	}
	set.Target = append(set.Target, value)
	return set.Update(at.zone)
}

func (p edgeDNS) CleanUp(ctx context.Context, domain, _, keyAuth string) error {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	edge.Init(p.config)
	set, err := edge.GetRecord(at.zone, at.fqdn, "TXT")
	if err != nil {
		return err
	}
	index := slices.Index(set.Target, strconv.Quote(at.value))
	if index < 0 {
		return errors.New("edgedns: no such value")
	}
	set.Target = slices.Delete(set.Target, index, index+1)
	if len(set.Target) == 0 {
		return set.Delete(at.zone)
	}
	return set.Update(at.zone)
}

func missing(err error) bool {
	var told edge.ConfigDNSError
	return errors.As(err, &told) && told.NotFound()
}
