package main

import (
	"context"
	"fmt"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/alidns"
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/challenge/dns01"
	"github.com/go-acme/lego/v5/platform/env"
)

// By the older SDK of Alibaba Cloud, which signs as RPC 1.0 wants it (lego's signs as ACS3).
type aliDNS struct{ client *alidns.Client }

func newAliDNS() (challenge.Provider, error) {
	values, err := env.Get("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY")
	if err != nil {
		return nil, err
	}
	client, err := alidns.NewClientWithAccessKey("cn-hangzhou", values["ALICLOUD_ACCESS_KEY"], values["ALICLOUD_SECRET_KEY"])
	return aliDNS{client}, err
}

func (p aliDNS) Present(ctx context.Context, domain, _, keyAuth string) error {
	at, relative, err := p.find(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	asked := alidns.CreateAddDomainRecordRequest()
	asked.Scheme = "https"
	asked.DomainName, asked.RR, asked.Type, asked.Value = at.zone, relative, "TXT", at.value
	asked.TTL = requests.NewInteger(600)
	_, err = p.client.AddDomainRecord(asked)
	return err
}

func (p aliDNS) CleanUp(ctx context.Context, domain, _, keyAuth string) error {
	at, relative, err := p.find(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	asked := alidns.CreateDescribeDomainRecordsRequest()
	asked.Scheme = "https"
	asked.DomainName, asked.RRKeyWord, asked.TypeKeyWord = at.zone, relative, "TXT"
	asked.PageSize = requests.NewInteger(500)
	answer, err := p.client.DescribeDomainRecords(asked)
	if err != nil {
		return err
	}
	for _, record := range answer.DomainRecords.Record {
		if record.Type != "TXT" || record.RR != relative || record.Value != at.value {
			continue
		}
		asked := alidns.CreateDeleteDomainRecordRequest()
		asked.Scheme = "https"
		asked.RecordId = record.RecordId
		_, err := p.client.DeleteDomainRecord(asked)
		return err
	}
	return fmt.Errorf("alidns: no record of %s among %d", at.fqdn, answer.TotalCount)
}

// The zone as the account knows it, and the name within it.
func (p aliDNS) find(ctx context.Context, domain, keyAuth string) (place, string, error) {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return at, "", err
	}
	relative, err := dns01.ExtractSubDomain(at.fqdn, at.zone)
	if err != nil {
		return at, "", err
	}
	for number := 1; ; number++ {
		asked := alidns.CreateDescribeDomainsRequest()
		asked.Scheme = "https"
		asked.PageNumber, asked.PageSize = requests.NewInteger(number), requests.NewInteger(100)
		answer, err := p.client.DescribeDomains(asked)
		if err != nil {
			return at, "", err
		}
		for _, one := range answer.Domains.Domain {
			if one.PunyCode == at.zone || one.DomainName == at.zone {
				at.zone = one.DomainName
				return at, relative, nil
			}
		}
		if answer.PageNumber*answer.PageSize >= answer.TotalCount {
			return at, "", fmt.Errorf("alidns: no zone %s among %d", at.zone, answer.TotalCount)
		}
	}
}
