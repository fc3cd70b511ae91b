/** Every DNS provider there is: descriptors at once, clients when one is used. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { descriptor as dns51 } from './51dns/descriptor.ts';
import { descriptor as acmeDns } from './acme-dns/descriptor.ts';
import { descriptor as alidns } from './alidns/descriptor.ts';
import { descriptor as aliesa } from './aliesa/descriptor.ts';
import { descriptor as allinkl } from './allinkl/descriptor.ts';
import { descriptor as azuredns } from './azuredns/descriptor.ts';
import { descriptor as baiducloud } from './baiducloud/descriptor.ts';
import { descriptor as bunny } from './bunny/descriptor.ts';
import { descriptor as cloudflare } from './cloudflare/descriptor.ts';
import { descriptor as cloudns } from './cloudns/descriptor.ts';
import { descriptor as com35 } from './com35/descriptor.ts';
import { descriptor as constellix } from './constellix/descriptor.ts';
import { descriptor as cpanel } from './cpanel/descriptor.ts';
import { descriptor as desec } from './desec/descriptor.ts';
import { descriptor as digitalocean } from './digitalocean/descriptor.ts';
import { descriptor as dnsexit } from './dnsexit/descriptor.ts';
import { descriptor as dnsimple } from './dnsimple/descriptor.ts';
import { descriptor as dnsla } from './dnsla/descriptor.ts';
import { descriptor as dnsmadeeasy } from './dnsmadeeasy/descriptor.ts';
import { descriptor as dnspodToken } from './dnspod-token/descriptor.ts';
import { descriptor as domeneshop } from './domeneshop/descriptor.ts';
import { descriptor as dreamhost } from './dreamhost/descriptor.ts';
import { descriptor as duckdns } from './duckdns/descriptor.ts';
import { descriptor as dynadot } from './dynadot/descriptor.ts';
import { descriptor as dynu } from './dynu/descriptor.ts';
import { descriptor as easydns } from './easydns/descriptor.ts';
import { descriptor as edgedns } from './edgedns/descriptor.ts';
import { descriptor as edgeone } from './edgeone/descriptor.ts';
import { descriptor as gandi } from './gandi/descriptor.ts';
import { descriptor as gcore } from './gcore/descriptor.ts';
import { descriptor as gname } from './gname/descriptor.ts';
import { descriptor as godaddy } from './godaddy/descriptor.ts';
import { descriptor as googlecloud } from './googlecloud/descriptor.ts';
import { descriptor as hetzner } from './hetzner/descriptor.ts';
import { descriptor as hostinger } from './hostinger/descriptor.ts';
import { descriptor as hosttech } from './hosttech/descriptor.ts';
import { descriptor as httpreq } from './httpreq/descriptor.ts';
import { descriptor as huaweicloud } from './huaweicloud/descriptor.ts';
import { descriptor as hurricane } from './hurricane/descriptor.ts';
import { descriptor as infomaniak } from './infomaniak/descriptor.ts';
import { descriptor as inwx } from './inwx/descriptor.ts';
import { descriptor as ionos } from './ionos/descriptor.ts';
import { descriptor as jdcloud } from './jdcloud/descriptor.ts';
import { descriptor as joker } from './joker/descriptor.ts';
import { descriptor as linode } from './linode/descriptor.ts';
import { descriptor as loopia } from './loopia/descriptor.ts';
import { descriptor as luadns } from './luadns/descriptor.ts';
import { descriptor as manual } from './manual/descriptor.ts';
import { descriptor as namecheap } from './namecheap/descriptor.ts';
import { descriptor as namedotcom } from './namedotcom/descriptor.ts';
import { descriptor as namesilo } from './namesilo/descriptor.ts';
import { descriptor as netcup } from './netcup/descriptor.ts';
import { descriptor as netlify } from './netlify/descriptor.ts';
import { descriptor as njalla } from './njalla/descriptor.ts';
import { descriptor as ns1 } from './ns1/descriptor.ts';
import { descriptor as oraclecloud } from './oraclecloud/descriptor.ts';
import { descriptor as ovh } from './ovh/descriptor.ts';
import { descriptor as porkbun } from './porkbun/descriptor.ts';
import { descriptor as powerdns } from './powerdns/descriptor.ts';
import type { ProviderModule } from './provider.ts';
import { descriptor as rainyun } from './rainyun/descriptor.ts';
import { descriptor as rfc2136 } from './rfc2136/descriptor.ts';
import { descriptor as route53 } from './route53/descriptor.ts';
import { descriptor as scaleway } from './scaleway/descriptor.ts';
import { descriptor as script } from './script/descriptor.ts';
import { descriptor as simply } from './simply/descriptor.ts';
import { descriptor as spaceship } from './spaceship/descriptor.ts';
import { descriptor as technitium } from './technitium/descriptor.ts';
import { descriptor as tencentcloud } from './tencentcloud/descriptor.ts';
import { descriptor as transip } from './transip/descriptor.ts';
import { descriptor as ucloud } from './ucloud/descriptor.ts';
import { descriptor as vercel } from './vercel/descriptor.ts';
import { descriptor as volcengine } from './volcengine/descriptor.ts';
import { descriptor as vultr } from './vultr/descriptor.ts';
import { descriptor as westcn } from './westcn/descriptor.ts';
import { descriptor as xinnet } from './xinnet/descriptor.ts';

/** In the order in which they are offered, which is that of their rank. */
export const descriptors: readonly ProviderDescriptor[] = [
  cloudflare,
  tencentcloud,
  alidns,
  route53,
  googlecloud,
  azuredns,
  huaweicloud,
  netcup,
  godaddy,
  namecheap,
  digitalocean,
  ovh,
  dnsmadeeasy,
  hetzner,
  gandi,
  porkbun,
  linode,
  vultr,
  dnsimple,
  ns1,
  desec,
  duckdns,
  acmeDns,
  rfc2136,
  powerdns,
  volcengine,
  baiducloud,
  westcn,
  jdcloud,
  namesilo,
  namedotcom,
  ionos,
  infomaniak,
  inwx,
  transip,
  scaleway,
  bunny,
  cloudns,
  dynu,
  easydns,
  njalla,
  netlify,
  vercel,
  hosttech,
  joker,
  spaceship,
  rainyun,
  edgeone,
  aliesa,
  hostinger,
  xinnet,
  dnspodToken,
  dnsla,
  dns51,
  com35,
  ucloud,
  dynadot,
  gname,
  dreamhost,
  oraclecloud,
  edgedns,
  gcore,
  hurricane,
  technitium,
  cpanel,
  httpreq,
  simply,
  constellix,
  luadns,
  loopia,
  domeneshop,
  dnsexit,
  allinkl,
  script,
  manual,
];

const modules: Readonly<Record<string, () => Promise<ProviderModule>>> = {
  cloudflare: async () => (await import('./cloudflare/client.ts')).cloudflare,
  tencentcloud: async () => (await import('./tencentcloud/client.ts')).tencentcloud,
  alidns: async () => (await import('./alidns/client.ts')).alidns,
  route53: async () => (await import('./route53/client.ts')).route53,
  googlecloud: async () => (await import('./googlecloud/client.ts')).googlecloud,
  azuredns: async () => (await import('./azuredns/client.ts')).azuredns,
  huaweicloud: async () => (await import('./huaweicloud/client.ts')).huaweicloud,
  netcup: async () => (await import('./netcup/client.ts')).netcup,
  godaddy: async () => (await import('./godaddy/client.ts')).godaddy,
  namecheap: async () => (await import('./namecheap/client.ts')).namecheap,
  digitalocean: async () => (await import('./digitalocean/client.ts')).digitalocean,
  ovh: async () => (await import('./ovh/client.ts')).ovh,
  dnsmadeeasy: async () => (await import('./dnsmadeeasy/client.ts')).dnsmadeeasy,
  hetzner: async () => (await import('./hetzner/client.ts')).hetzner,
  gandi: async () => (await import('./gandi/client.ts')).gandi,
  porkbun: async () => (await import('./porkbun/client.ts')).porkbun,
  linode: async () => (await import('./linode/client.ts')).linode,
  vultr: async () => (await import('./vultr/client.ts')).vultr,
  dnsimple: async () => (await import('./dnsimple/client.ts')).dnsimple,
  ns1: async () => (await import('./ns1/client.ts')).ns1,
  desec: async () => (await import('./desec/client.ts')).desec,
  duckdns: async () => (await import('./duckdns/client.ts')).duckdns,
  'acme-dns': async () => (await import('./acme-dns/client.ts')).acmeDns,
  rfc2136: async () => (await import('./rfc2136/client.ts')).rfc2136,
  powerdns: async () => (await import('./powerdns/client.ts')).powerdns,
  volcengine: async () => (await import('./volcengine/client.ts')).volcengine,
  baiducloud: async () => (await import('./baiducloud/client.ts')).baiducloud,
  westcn: async () => (await import('./westcn/client.ts')).westcn,
  jdcloud: async () => (await import('./jdcloud/client.ts')).jdcloud,
  namesilo: async () => (await import('./namesilo/client.ts')).namesilo,
  namedotcom: async () => (await import('./namedotcom/client.ts')).namedotcom,
  ionos: async () => (await import('./ionos/client.ts')).ionos,
  infomaniak: async () => (await import('./infomaniak/client.ts')).infomaniak,
  inwx: async () => (await import('./inwx/client.ts')).inwx,
  transip: async () => (await import('./transip/client.ts')).transip,
  scaleway: async () => (await import('./scaleway/client.ts')).scaleway,
  bunny: async () => (await import('./bunny/client.ts')).bunny,
  cloudns: async () => (await import('./cloudns/client.ts')).cloudns,
  dynu: async () => (await import('./dynu/client.ts')).dynu,
  easydns: async () => (await import('./easydns/client.ts')).easydns,
  njalla: async () => (await import('./njalla/client.ts')).njalla,
  netlify: async () => (await import('./netlify/client.ts')).netlify,
  vercel: async () => (await import('./vercel/client.ts')).vercel,
  hosttech: async () => (await import('./hosttech/client.ts')).hosttech,
  joker: async () => (await import('./joker/client.ts')).joker,
  spaceship: async () => (await import('./spaceship/client.ts')).spaceship,
  rainyun: async () => (await import('./rainyun/client.ts')).rainyun,
  edgeone: async () => (await import('./edgeone/client.ts')).edgeone,
  aliesa: async () => (await import('./aliesa/client.ts')).aliesa,
  hostinger: async () => (await import('./hostinger/client.ts')).hostinger,
  xinnet: async () => (await import('./xinnet/client.ts')).xinnet,
  'dnspod-token': async () => (await import('./dnspod-token/client.ts')).dnspodToken,
  dnsla: async () => (await import('./dnsla/client.ts')).dnsla,
  '51dns': async () => (await import('./51dns/client.ts')).dns51,
  com35: async () => (await import('./com35/client.ts')).com35,
  ucloud: async () => (await import('./ucloud/client.ts')).ucloud,
  dynadot: async () => (await import('./dynadot/client.ts')).dynadot,
  gname: async () => (await import('./gname/client.ts')).gname,
  dreamhost: async () => (await import('./dreamhost/client.ts')).dreamhost,
  oraclecloud: async () => (await import('./oraclecloud/client.ts')).oraclecloud,
  edgedns: async () => (await import('./edgedns/client.ts')).edgedns,
  gcore: async () => (await import('./gcore/client.ts')).gcore,
  hurricane: async () => (await import('./hurricane/client.ts')).hurricane,
  technitium: async () => (await import('./technitium/client.ts')).technitium,
  cpanel: async () => (await import('./cpanel/client.ts')).cpanel,
  httpreq: async () => (await import('./httpreq/client.ts')).httpreq,
  simply: async () => (await import('./simply/client.ts')).simply,
  constellix: async () => (await import('./constellix/client.ts')).constellix,
  luadns: async () => (await import('./luadns/client.ts')).luadns,
  loopia: async () => (await import('./loopia/client.ts')).loopia,
  domeneshop: async () => (await import('./domeneshop/client.ts')).domeneshop,
  dnsexit: async () => (await import('./dnsexit/client.ts')).dnsexit,
  allinkl: async () => (await import('./allinkl/client.ts')).allinkl,
  script: async () => (await import('./script/client.ts')).script,
  manual: async () => (await import('./manual/client.ts')).manual,
};

/** `provider.unknown` for an id that is not in `descriptors`. */
export const loadProvider = async (id: string): Promise<ProviderModule> => {
  const load = Object.hasOwn(modules, id) ? modules[id] : undefined;
  if (load === undefined) throw fail('provider.unknown', { id, known: descriptors.map((one) => one.id) });
  return load();
};
