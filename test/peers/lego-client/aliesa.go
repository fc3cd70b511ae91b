package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	"github.com/alibabacloud-go/tea/dara"
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/platform/env"
)

// By the client of Alibaba Cloud for all of its services, on which its SDK for ESA is a shell; it signs as ACS3.
type aliESA struct {
	client *openapi.Client
	// By token, as lego has it.
	made map[string]json.Number
}

func newAliESA() (challenge.Provider, error) {
	values, err := env.Get("ALIESA_ACCESS_KEY", "ALIESA_SECRET_KEY")
	if err != nil {
		return nil, err
	}
	config := new(openapi.Config).
		SetAccessKeyId(values["ALIESA_ACCESS_KEY"]).
		SetAccessKeySecret(values["ALIESA_SECRET_KEY"]).
		SetRegionId("cn-hangzhou").
		SetEndpoint("esa.cn-hangzhou.aliyuncs.com")
	client, err := openapi.NewClient(config)
	return &aliESA{client: client, made: map[string]json.Number{}}, err
}

func (p *aliESA) Present(ctx context.Context, domain, token, keyAuth string) error {
	at, err := placeOf(ctx, domain, keyAuth)
	if err != nil {
		return err
	}
	var known struct {
		Sites []struct {
			SiteId   json.Number
			SiteName string
		}
	}
	search := map[string]string{"SiteName": at.zone, "SiteSearchType": "suffix"}
	if err := p.call("GET", "ListSites", search, &known); err != nil {
		return err
	}
	for _, site := range known.Sites {
		if site.SiteName != at.zone {
			continue
		}
		data, err := json.Marshal(map[string]string{"Value": at.value})
		if err != nil {
			return err
		}
		record := map[string]string{
			"SiteId":     site.SiteId.String(),
			"RecordName": at.fqdn,
			"Type":       "TXT",
			"Ttl":        strconv.Itoa(120),
			"Data":       string(data),
		}
		var created struct{ RecordId json.Number }
		if err := p.call("POST", "CreateRecord", record, &created); err != nil {
			return err
		}
		p.made[token] = created.RecordId
		return nil
	}
	return fmt.Errorf("aliesa: no site %s among %d", at.zone, len(known.Sites))
}

func (p *aliESA) CleanUp(_ context.Context, _, token, _ string) error {
	id, ok := p.made[token]
	if !ok {
		return fmt.Errorf("aliesa: nothing made for %s", token)
	}
	var done struct{ RequestId string }
	return p.call("POST", "DeleteRecord", map[string]string{"RecordId": id.String()}, &done)
}

func (p *aliESA) call(method, action string, query map[string]string, into any) error {
	params := new(openapi.Params).
		SetAction(action).
		SetVersion("2024-09-10").
		SetProtocol("HTTPS").
		SetPathname("/").
		SetMethod(method).
		SetAuthType("AK").
		SetStyle("RPC").
		SetReqBodyType("formData").
		SetBodyType("json")
	given := new(openapi.OpenApiRequest).SetQuery(map[string]*string{})
	for name, value := range query {
		given.Query[name] = &value
	}
	answer, err := p.client.CallApi(params, given, &dara.RuntimeOptions{})
	if err != nil {
		return err
	}
	body, err := json.Marshal(answer["body"])
	if err != nil {
		return err
	}
	return json.Unmarshal(body, into)
}
