import { createHash } from 'node:crypto';
import { ucloud } from '../../../electron/engine/providers/ucloud/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const publicKey = '4E9UU0Vhu8Dcc5sZ2kqTvF0pBf6pQ3nDn';
const privateKey = '46f09bb9fab4f12dfc160dae12273d5332b5debe';

export const refusal = (code: number, message: string, action = ''): Reply => ({
  status: 200,
  json: { RetCode: code, Action: `${action}Response`, Message: message },
});

const routes =
  (zones: Zones) =>
  ({ method, path, form }: Asked): Reply => {
    const field = (name: string): string => form.get(name) ?? '';
    const action = field('Action');
    if (method !== 'POST' || path !== '/' || action === '') return refusal(160, 'Missing Action');
    if (field('PublicKey') !== publicKey) return refusal(172, 'Cannot find user by public key', action);
    const origin = [...form.keys()]
      .filter((key) => key !== 'Signature')
      .toSorted()
      .reduce((text, key) => text + key + field(key), '');
    if (
      field('Signature') !==
      createHash('sha1')
        .update(origin + privateKey, 'utf8')
        .digest('hex')
    )
      return refusal(171, 'Signature VerifyAC Error', action);
    const success = (data: unknown): Reply => ({
      status: 200,
      json: { RetCode: 0, Action: `${action}Response`, Message: '', Data: data },
    });
    const zone = field('Dn');
    const records = zones.get(zone);
    if (records === undefined) return refusal(64701, 'domain not found', action);
    const name = field('RecordName');
    const is = (one: { name: string; value: string }) => one.name === name && one.value === field('Content');
    switch (action) {
      case 'UdnrDomainDNSQuery':
        return success([
          { DnsType: 'A', RecordName: zone, Content: '192.0.2.1', TTL: '600', Prio: '-' },
          ...records.map((one) => ({
            DnsType: 'TXT',
            RecordName: one.name,
            Content: one.value,
            TTL: String(one.ttl),
            Prio: '-',
          })),
        ]);
      case 'UdnrDomainDNSAdd':
        if (field('DnsType') !== 'TXT' || !name.endsWith(zone))
          return refusal(230, 'Params [RecordName] error', action);
        if (Number(field('TTL')) < 600) return refusal(230, 'Params [TTL] error', action);
        if (records.some(is)) return refusal(64702, 'dns record already exist', action);
        records.push({ id: nextId(), name, value: field('Content'), ttl: Number(field('TTL')) });
        return success('');
      case 'UdnrDeleteDnsRecord':
        if (!records.some(is)) return refusal(64703, 'dns record not exist', action);
        zones.set(
          zone,
          records.filter((one) => !is(one)),
        );
        return success({});
      default:
        return refusal(161, `Action [${action}] not found`, action);
    }
  };

/** https://docs.ucloud.cn/api/udnr-api/README */
export const contract: ProviderContract = {
  module: ucloud,
  fields: { publicKey, privateKey, projectId: 'org-4nfe1i' },
  wrong: { privateKey: `${privateKey.slice(0, -1)}0` },
  keyField: 'privateKey',
  routes,
  refusals: { noPermission: refusal(299, 'IAM permission error') },
  shortestTtl: 600,
  lego: { provider: 'ucloud', env: { UCLOUD_PUBLIC_KEY: publicKey, UCLOUD_PRIVATE_KEY: privateKey } },
};
