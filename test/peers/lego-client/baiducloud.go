package main

import (
	"os"

	bce "github.com/baidubce/bce-sdk-go/http"
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/providers/dns/baiducloud"
)

// Baidu's library does not look for a proxy, but a request that names one sets it for all that follow.
func newBaiduCloud() (challenge.Provider, error) {
	provider, err := baiducloud.NewDNSProvider()
	if err != nil {
		return nil, err
	}
	request := &bce.Request{}
	request.SetProtocol("http")
	request.SetHost("dns.baidubce.com")
	request.SetUri("/")
	request.SetMethod("GET")
	request.SetProxyUrl(os.Getenv("HTTP_PROXY"))
	if response, err := bce.Execute(request); err == nil {
		_ = response.Body().Close()
	}
	return provider, nil
}
