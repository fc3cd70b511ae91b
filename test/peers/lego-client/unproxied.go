package main

import (
	"net/http"
	"net/url"
	"os"
	"strings"

	bce "github.com/baidubce/bce-sdk-go/http"
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/providers/dns/baiducloud"
	"github.com/go-acme/lego/v5/providers/dns/huaweicloud"
	"github.com/go-acme/lego/v5/providers/dns/volcengine"
	"github.com/volcengine/volc-sdk-golang/base"
)

// The libraries of these providers do not look for a proxy.

// A request that names a proxy sets it for all that follow.
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

// The proxy is named as if it were the service; it answers for every host.
func newHuaweiCloud() (challenge.Provider, error) {
	proxy, err := url.Parse(os.Getenv("HTTPS_PROXY"))
	if err != nil {
		return nil, err
	}
	region := strings.ToUpper(strings.ReplaceAll(os.Getenv("HUAWEICLOUD_REGION"), "-", "_"))
	for _, name := range []string{"HUAWEICLOUD_SDK_IAM_ENDPOINT", "HUAWEICLOUD_SDK_REGION_DNS_" + region} {
		if err := os.Setenv(name, "https://"+proxy.Host); err != nil {
			return nil, err
		}
	}
	return huaweicloud.NewDNSProvider()
}

// All clients of the library share one.
func newVolcengine() (challenge.Provider, error) {
	base.NewClient(&base.ServiceInfo{}, nil).Client.Transport = http.DefaultTransport
	return volcengine.NewDNSProvider()
}
