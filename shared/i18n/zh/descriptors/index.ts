/** Simplified Chinese: what is said of providers, authorities and channels. */
import { n51dnsWords } from './51dns.ts';
import { acmeDnsWords } from './acme-dns.ts';
import { alidnsWords } from './alidns.ts';
import { aliesaWords } from './aliesa.ts';
import { allinklWords } from './allinkl.ts';
import { authoritiesWords } from './authorities.ts';
import { azurednsWords } from './azuredns.ts';
import { baiducloudWords } from './baiducloud.ts';
import { bunnyWords } from './bunny.ts';
import { channelsBarkWords } from './channels-bark.ts';
import { channelsCommandWords } from './channels-command.ts';
import { channelsDingtalkWords } from './channels-dingtalk.ts';
import { channelsDiscordWords } from './channels-discord.ts';
import { channelsEmailWords } from './channels-email.ts';
import { channelsFeishuWords } from './channels-feishu.ts';
import { channelsFieldsWords } from './channels-fields.ts';
import { channelsGotifyWords } from './channels-gotify.ts';
import { channelsNtfyWords } from './channels-ntfy.ts';
import { channelsServerchanWords } from './channels-serverchan.ts';
import { channelsSlackWords } from './channels-slack.ts';
import { channelsSystemWords } from './channels-system.ts';
import { channelsTelegramWords } from './channels-telegram.ts';
import { channelsWebhookWords } from './channels-webhook.ts';
import { channelsWecomWords } from './channels-wecom.ts';
import { cloudflareWords } from './cloudflare.ts';
import { cloudnsWords } from './cloudns.ts';
import { com35Words } from './com35.ts';
import { constellixWords } from './constellix.ts';
import { cpanelWords } from './cpanel.ts';
import { desecWords } from './desec.ts';
import { digitaloceanWords } from './digitalocean.ts';
import { dnsexitWords } from './dnsexit.ts';
import { dnsimpleWords } from './dnsimple.ts';
import { dnslaWords } from './dnsla.ts';
import { dnsmadeeasyWords } from './dnsmadeeasy.ts';
import { dnspodTokenWords } from './dnspod-token.ts';
import { domeneshopWords } from './domeneshop.ts';
import { dreamhostWords } from './dreamhost.ts';
import { duckdnsWords } from './duckdns.ts';
import { dynadotWords } from './dynadot.ts';
import { dynuWords } from './dynu.ts';
import { easydnsWords } from './easydns.ts';
import { edgednsWords } from './edgedns.ts';
import { edgeoneWords } from './edgeone.ts';
import { gandiWords } from './gandi.ts';
import { gcoreWords } from './gcore.ts';
import { gnameWords } from './gname.ts';
import { godaddyWords } from './godaddy.ts';
import { googlecloudWords } from './googlecloud.ts';
import { hetznerWords } from './hetzner.ts';
import { hostingerWords } from './hostinger.ts';
import { hosttechWords } from './hosttech.ts';
import { httpreqWords } from './httpreq.ts';
import { huaweicloudWords } from './huaweicloud.ts';
import { hurricaneWords } from './hurricane.ts';
import { infomaniakWords } from './infomaniak.ts';
import { inwxWords } from './inwx.ts';
import { ionosWords } from './ionos.ts';
import { jdcloudWords } from './jdcloud.ts';
import { jokerWords } from './joker.ts';
import { linodeWords } from './linode.ts';
import { loopiaWords } from './loopia.ts';
import { luadnsWords } from './luadns.ts';
import { manualWords } from './manual.ts';
import { namecheapWords } from './namecheap.ts';
import { namedotcomWords } from './namedotcom.ts';
import { namesiloWords } from './namesilo.ts';
import { netcupWords } from './netcup.ts';
import { netlifyWords } from './netlify.ts';
import { njallaWords } from './njalla.ts';
import { ns1Words } from './ns1.ts';
import { oraclecloudWords } from './oraclecloud.ts';
import { ovhWords } from './ovh.ts';
import { porkbunWords } from './porkbun.ts';
import { powerdnsWords } from './powerdns.ts';
import { practiceWords } from './practice.ts';
import { providersWords } from './providers.ts';
import { rainyunWords } from './rainyun.ts';
import { rfc2136Words } from './rfc2136.ts';
import { route53Words } from './route53.ts';
import { scalewayWords } from './scaleway.ts';
import { scriptWords } from './script.ts';
import { simplyWords } from './simply.ts';
import { spaceshipWords } from './spaceship.ts';
import { technitiumWords } from './technitium.ts';
import { tencentcloudWords } from './tencentcloud.ts';
import { transipWords } from './transip.ts';
import { ucloudWords } from './ucloud.ts';
import { vercelWords } from './vercel.ts';
import { volcengineWords } from './volcengine.ts';
import { vultrWords } from './vultr.ts';
import { westcnWords } from './westcn.ts';
import { xinnetWords } from './xinnet.ts';

export const descriptorWords = {
  '51dns': n51dnsWords,
  'acme-dns': acmeDnsWords,
  alidns: alidnsWords,
  aliesa: aliesaWords,
  allinkl: allinklWords,
  authorities: authoritiesWords,
  azuredns: azurednsWords,
  baiducloud: baiducloudWords,
  bunny: bunnyWords,
  'channels-bark': channelsBarkWords,
  'channels-command': channelsCommandWords,
  'channels-dingtalk': channelsDingtalkWords,
  'channels-discord': channelsDiscordWords,
  'channels-email': channelsEmailWords,
  'channels-feishu': channelsFeishuWords,
  'channels-fields': channelsFieldsWords,
  'channels-gotify': channelsGotifyWords,
  'channels-ntfy': channelsNtfyWords,
  'channels-serverchan': channelsServerchanWords,
  'channels-slack': channelsSlackWords,
  'channels-system': channelsSystemWords,
  'channels-telegram': channelsTelegramWords,
  'channels-webhook': channelsWebhookWords,
  'channels-wecom': channelsWecomWords,
  cloudflare: cloudflareWords,
  cloudns: cloudnsWords,
  com35: com35Words,
  constellix: constellixWords,
  cpanel: cpanelWords,
  desec: desecWords,
  digitalocean: digitaloceanWords,
  dnsexit: dnsexitWords,
  dnsimple: dnsimpleWords,
  dnsla: dnslaWords,
  dnsmadeeasy: dnsmadeeasyWords,
  'dnspod-token': dnspodTokenWords,
  domeneshop: domeneshopWords,
  dreamhost: dreamhostWords,
  duckdns: duckdnsWords,
  dynadot: dynadotWords,
  dynu: dynuWords,
  easydns: easydnsWords,
  edgedns: edgednsWords,
  edgeone: edgeoneWords,
  gandi: gandiWords,
  gcore: gcoreWords,
  gname: gnameWords,
  godaddy: godaddyWords,
  googlecloud: googlecloudWords,
  hetzner: hetznerWords,
  hostinger: hostingerWords,
  hosttech: hosttechWords,
  httpreq: httpreqWords,
  huaweicloud: huaweicloudWords,
  hurricane: hurricaneWords,
  infomaniak: infomaniakWords,
  inwx: inwxWords,
  ionos: ionosWords,
  jdcloud: jdcloudWords,
  joker: jokerWords,
  linode: linodeWords,
  loopia: loopiaWords,
  luadns: luadnsWords,
  manual: manualWords,
  namecheap: namecheapWords,
  namedotcom: namedotcomWords,
  namesilo: namesiloWords,
  netcup: netcupWords,
  netlify: netlifyWords,
  njalla: njallaWords,
  ns1: ns1Words,
  oraclecloud: oraclecloudWords,
  ovh: ovhWords,
  porkbun: porkbunWords,
  powerdns: powerdnsWords,
  practice: practiceWords,
  providers: providersWords,
  rainyun: rainyunWords,
  rfc2136: rfc2136Words,
  route53: route53Words,
  scaleway: scalewayWords,
  script: scriptWords,
  simply: simplyWords,
  spaceship: spaceshipWords,
  technitium: technitiumWords,
  tencentcloud: tencentcloudWords,
  transip: transipWords,
  ucloud: ucloudWords,
  vercel: vercelWords,
  volcengine: volcengineWords,
  vultr: vultrWords,
  westcn: westcnWords,
  xinnet: xinnetWords,
} as const;
