package main

import (
	"context"

	"github.com/go-acme/lego/v5/challenge/dns01"
)

// Lego's own providers for Alibaba Cloud, Akamai and Oracle Cloud need modules that the module proxy does not serve.
// Here are others around the official clients of these services that it does serve, with lego's names and settings.

// A TXT value and where it belongs, all names without the final dot.
type place struct {
	fqdn  string
	zone  string
	value string
}

func placeOf(ctx context.Context, domain, keyAuth string) (place, error) {
	info := dns01.GetChallengeInfo(ctx, domain, keyAuth)
	zone, err := dns01.DefaultClient().FindZoneByFqdn(ctx, info.EffectiveFQDN)
	if err != nil {
		return place{}, err
	}
	return place{fqdn: dns01.UnFqdn(info.EffectiveFQDN), zone: dns01.UnFqdn(zone), value: info.Value}, nil
}
