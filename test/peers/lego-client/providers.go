package main

import (
	"github.com/go-acme/lego/v5/challenge"
	"github.com/go-acme/lego/v5/providers/dns/acmedns"
	"github.com/go-acme/lego/v5/providers/dns/allinkl"
	"github.com/go-acme/lego/v5/providers/dns/bunny"
	"github.com/go-acme/lego/v5/providers/dns/cloudflare"
	"github.com/go-acme/lego/v5/providers/dns/cloudns"
	"github.com/go-acme/lego/v5/providers/dns/com35"
	"github.com/go-acme/lego/v5/providers/dns/constellix"
	"github.com/go-acme/lego/v5/providers/dns/cpanel"
	"github.com/go-acme/lego/v5/providers/dns/desec"
	"github.com/go-acme/lego/v5/providers/dns/digitalocean"
	"github.com/go-acme/lego/v5/providers/dns/dns51"
	"github.com/go-acme/lego/v5/providers/dns/dnsexit"
	"github.com/go-acme/lego/v5/providers/dns/dnsla"
	"github.com/go-acme/lego/v5/providers/dns/dnsmadeeasy"
	"github.com/go-acme/lego/v5/providers/dns/dnsupdate"
	"github.com/go-acme/lego/v5/providers/dns/domeneshop"
	"github.com/go-acme/lego/v5/providers/dns/dreamhost"
	"github.com/go-acme/lego/v5/providers/dns/duckdns"
	"github.com/go-acme/lego/v5/providers/dns/dynadot"
	"github.com/go-acme/lego/v5/providers/dns/dynu"
	"github.com/go-acme/lego/v5/providers/dns/easydns"
	"github.com/go-acme/lego/v5/providers/dns/edgeone"
	"github.com/go-acme/lego/v5/providers/dns/gandi"
	"github.com/go-acme/lego/v5/providers/dns/gandiv5"
	"github.com/go-acme/lego/v5/providers/dns/gcloud"
	"github.com/go-acme/lego/v5/providers/dns/gcore"
	"github.com/go-acme/lego/v5/providers/dns/gname"
	"github.com/go-acme/lego/v5/providers/dns/godaddy"
	"github.com/go-acme/lego/v5/providers/dns/godaddyv3"
	"github.com/go-acme/lego/v5/providers/dns/hetzner"
	"github.com/go-acme/lego/v5/providers/dns/hostinger"
	"github.com/go-acme/lego/v5/providers/dns/hosttech"
	"github.com/go-acme/lego/v5/providers/dns/httpreq"
	"github.com/go-acme/lego/v5/providers/dns/hurricane"
	"github.com/go-acme/lego/v5/providers/dns/infomaniak"
	"github.com/go-acme/lego/v5/providers/dns/inwx"
	"github.com/go-acme/lego/v5/providers/dns/ionos"
	"github.com/go-acme/lego/v5/providers/dns/jdcloud"
	"github.com/go-acme/lego/v5/providers/dns/joker"
	"github.com/go-acme/lego/v5/providers/dns/loopia"
	"github.com/go-acme/lego/v5/providers/dns/luadns"
	"github.com/go-acme/lego/v5/providers/dns/namecheap"
	"github.com/go-acme/lego/v5/providers/dns/namedotcom"
	"github.com/go-acme/lego/v5/providers/dns/namesilo"
	"github.com/go-acme/lego/v5/providers/dns/netcup"
	"github.com/go-acme/lego/v5/providers/dns/netcupv1"
	"github.com/go-acme/lego/v5/providers/dns/netlify"
	"github.com/go-acme/lego/v5/providers/dns/njalla"
	"github.com/go-acme/lego/v5/providers/dns/ns1"
	"github.com/go-acme/lego/v5/providers/dns/ovh"
	"github.com/go-acme/lego/v5/providers/dns/pdns"
	"github.com/go-acme/lego/v5/providers/dns/porkbun"
	"github.com/go-acme/lego/v5/providers/dns/rainyun"
	"github.com/go-acme/lego/v5/providers/dns/route53"
	"github.com/go-acme/lego/v5/providers/dns/scaleway"
	"github.com/go-acme/lego/v5/providers/dns/simply"
	"github.com/go-acme/lego/v5/providers/dns/spaceship"
	"github.com/go-acme/lego/v5/providers/dns/technitium"
	"github.com/go-acme/lego/v5/providers/dns/tencentcloud"
	"github.com/go-acme/lego/v5/providers/dns/transip"
	"github.com/go-acme/lego/v5/providers/dns/ucloud"
	"github.com/go-acme/lego/v5/providers/dns/vercel"
	"github.com/go-acme/lego/v5/providers/dns/vultr"
	"github.com/go-acme/lego/v5/providers/dns/westcn"
	"github.com/go-acme/lego/v5/providers/dns/xinnet"
)

// Only what the app has a client for: every package costs time to build.
var constructors = map[string]func() (challenge.Provider, error){
	"acmedns":      made(acmedns.NewDNSProvider),
	"alidns":       newAliDNS,
	"aliesa":       newAliESA,
	"allinkl":      made(allinkl.NewDNSProvider),
	"baiducloud":   newBaiduCloud,
	"bunny":        made(bunny.NewDNSProvider),
	"cloudflare":   made(cloudflare.NewDNSProvider),
	"cloudns":      made(cloudns.NewDNSProvider),
	"com35":        made(com35.NewDNSProvider),
	"constellix":   made(constellix.NewDNSProvider),
	"cpanel":       made(cpanel.NewDNSProvider),
	"desec":        made(desec.NewDNSProvider),
	"digitalocean": made(digitalocean.NewDNSProvider),
	"dns51":        made(dns51.NewDNSProvider),
	"dnsexit":      made(dnsexit.NewDNSProvider),
	"dnsla":        made(dnsla.NewDNSProvider),
	"dnsmadeeasy":  made(dnsmadeeasy.NewDNSProvider),
	"dnsupdate":    made(dnsupdate.NewDNSProvider),
	"domeneshop":   made(domeneshop.NewDNSProvider),
	"dreamhost":    made(dreamhost.NewDNSProvider),
	"duckdns":      made(duckdns.NewDNSProvider),
	"dynadot":      made(dynadot.NewDNSProvider),
	"dynu":         made(dynu.NewDNSProvider),
	"easydns":      made(easydns.NewDNSProvider),
	"edgedns":      newEdgeDNS,
	"edgeone":      made(edgeone.NewDNSProvider),
	"gandi":        made(gandi.NewDNSProvider),
	"gandiv5":      made(gandiv5.NewDNSProvider),
	"gcloud":       made(gcloud.NewDNSProvider),
	"gcore":        made(gcore.NewDNSProvider),
	"gname":        made(gname.NewDNSProvider),
	"godaddy":      made(godaddy.NewDNSProvider),
	"godaddyv3":    made(godaddyv3.NewDNSProvider),
	"hetzner":      made(hetzner.NewDNSProvider),
	"hostinger":    made(hostinger.NewDNSProvider),
	"hosttech":     made(hosttech.NewDNSProvider),
	"httpreq":      made(httpreq.NewDNSProvider),
	"huaweicloud":  newHuaweiCloud,
	"hurricane":    made(hurricane.NewDNSProvider),
	"infomaniak":   made(infomaniak.NewDNSProvider),
	"inwx":         made(inwx.NewDNSProvider),
	"ionos":        made(ionos.NewDNSProvider),
	"jdcloud":      made(jdcloud.NewDNSProvider),
	"joker":        made(joker.NewDNSProvider),
	"loopia":       made(loopia.NewDNSProvider),
	"luadns":       made(luadns.NewDNSProvider),
	"namecheap":    made(namecheap.NewDNSProvider),
	"namedotcom":   made(namedotcom.NewDNSProvider),
	"namesilo":     made(namesilo.NewDNSProvider),
	"netcup":       made(netcup.NewDNSProvider),
	"netcupv1":     made(netcupv1.NewDNSProvider),
	"netlify":      made(netlify.NewDNSProvider),
	"njalla":       made(njalla.NewDNSProvider),
	"ns1":          made(ns1.NewDNSProvider),
	"oraclecloud":  newOracleCloud,
	"ovh":          made(ovh.NewDNSProvider),
	"pdns":         made(pdns.NewDNSProvider),
	"porkbun":      made(porkbun.NewDNSProvider),
	"rainyun":      made(rainyun.NewDNSProvider),
	"route53":      made(route53.NewDNSProvider),
	"scaleway":     made(scaleway.NewDNSProvider),
	"simply":       made(simply.NewDNSProvider),
	"spaceship":    made(spaceship.NewDNSProvider),
	"technitium":   made(technitium.NewDNSProvider),
	"tencentcloud": made(tencentcloud.NewDNSProvider),
	"transip":      made(transip.NewDNSProvider),
	"ucloud":       made(ucloud.NewDNSProvider),
	"vercel":       made(vercel.NewDNSProvider),
	"volcengine":   newVolcengine,
	"vultr":        made(vultr.NewDNSProvider),
	"westcn":       made(westcn.NewDNSProvider),
	"xinnet":       made(xinnet.NewDNSProvider),
}

func made[P challenge.Provider](construct func() (P, error)) func() (challenge.Provider, error) {
	return func() (challenge.Provider, error) { return construct() }
}
