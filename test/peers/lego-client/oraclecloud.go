package main

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"strconv"

	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/platform/env"
	"github.com/oracle/oci-go-sdk/v65/common"
	"github.com/oracle/oci-go-sdk/v65/dns"
)

// By the whole of Oracle's SDK; lego has a part of it.
type oracleCloud struct {
	client      dns.DnsClient
	compartment string
}

func newOracleCloud() (challenge.Provider, error) {
	values, err := env.Get(
		"OCI_TENANCY_OCID", "OCI_USER_OCID", "OCI_PUBKEY_FINGERPRINT", "OCI_PRIVKEY", "OCI_REGION", "OCI_COMPARTMENT_OCID",
	)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(values["OCI_PRIVKEY"])
	if err != nil {
		return nil, err
	}
	client, err := dns.NewDnsClientWithConfigurationProvider(common.NewRawConfigurationProvider(
		values["OCI_TENANCY_OCID"], values["OCI_USER_OCID"], values["OCI_REGION"], values["OCI_PUBKEY_FINGERPRINT"],
		string(key), nil,
	))
	if err != nil {
		return nil, err
	}
	client.HTTPClient = &http.Client{}
	return oracleCloud{client: client, compartment: values["OCI_COMPARTMENT_OCID"]}, nil
}

func (p oracleCloud) Present(ctx context.Context, domain, _, keyAuth string) error {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	return p.patch(ctx, at, dns.RecordOperation{
		Domain: &at.fqdn, Rtype: new("TXT"), Rdata: &at.value, Ttl: new(120), IsProtected: new(false),
	})
}

func (p oracleCloud) CleanUp(ctx context.Context, domain, _, keyAuth string) error {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	answer, err := p.client.GetDomainRecords(ctx, dns.GetDomainRecordsRequest{
		ZoneNameOrId: &at.zone, Domain: &at.fqdn, Rtype: new("TXT"), CompartmentId: &p.compartment,
	})
	if err != nil {
		return err
	}
	for _, record := range answer.Items {
		if record.Rdata != nil && *record.Rdata == strconv.Quote(at.value) {
			operation := dns.RecordOperation{RecordHash: record.RecordHash, Operation: dns.RecordOperationOperationRemove}
			return p.patch(ctx, at, operation)
		}
	}
	return errors.New("oraclecloud: no such value")
}

func (p oracleCloud) patch(ctx context.Context, at place, operation dns.RecordOperation) error {
	details := dns.PatchDomainRecordsDetails{Items: []dns.RecordOperation{operation}}
	_, err := p.client.PatchDomainRecords(ctx, dns.PatchDomainRecordsRequest{
		ZoneNameOrId: &at.zone, Domain: &at.fqdn, CompartmentId: &p.compartment, PatchDomainRecordsDetails: details,
	})
	return err
}
