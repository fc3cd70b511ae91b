/** Services that stand in front of servers, by the addresses they publish. */
import { BlockList, isIPv6 } from 'node:net';

const rangeOf = (...networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/');
    list.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
};

/** https://www.cloudflare.com/ips/ and https://api.fastly.com/public-ip-list; neither has changed for years. */
const fronts: readonly (readonly [name: string, list: BlockList])[] = [
  [
    'Cloudflare',
    rangeOf(
      ...['173.245.48.0/20', '103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '141.101.64.0/18'],
      ...['108.162.192.0/18', '190.93.240.0/20', '188.114.96.0/20', '197.234.240.0/22', '198.41.128.0/17'],
      ...['162.158.0.0/15', '104.16.0.0/13', '104.24.0.0/14', '172.64.0.0/13', '131.0.72.0/22'],
      ...['2400:cb00::/32', '2606:4700::/32', '2803:f800::/32', '2405:b500::/32', '2405:8100::/32'],
      ...['2a06:98c0::/29', '2c0f:f248::/32'],
    ),
  ],
  [
    'Fastly',
    rangeOf(
      ...['23.235.32.0/20', '43.249.72.0/22', '103.244.50.0/24', '103.245.222.0/23', '103.245.224.0/24'],
      ...['104.156.80.0/20', '140.248.64.0/18', '140.248.128.0/17', '146.75.0.0/17', '151.101.0.0/16'],
      ...['157.52.64.0/18', '167.82.0.0/17', '167.82.128.0/20', '167.82.160.0/20', '167.82.224.0/20'],
      ...['172.111.64.0/18', '185.31.16.0/22', '199.27.72.0/21', '199.232.0.0/16'],
      ...['2a04:4e40::/32', '2a04:4e42::/32'],
    ),
  ],
];

export const frontOf = (address: string): string | undefined =>
  fronts.find(([, list]) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'))?.[0];

/** What such services write into their answers. */
export const frontIn = (headers: Readonly<Record<string, string | undefined>>): string | undefined => {
  const { server = '', via = '' } = headers;
  if (headers['cf-ray'] !== undefined || /cloudflare/i.test(server)) return 'Cloudflare';
  if (headers['x-amz-cf-id'] !== undefined || /cloudfront/i.test(via)) return 'CloudFront';
  if (headers['x-fastly-request-id'] !== undefined || headers['x-served-by']?.startsWith('cache-') === true)
    return 'Fastly';
  if (headers.eagleid !== undefined || /^tengine/i.test(server)) return 'Alibaba CDN';
  if (headers['x-nws-log-uuid'] !== undefined) return 'Tencent CDN';
  if (/akamaighost/i.test(server)) return 'Akamai';
  return undefined;
};
