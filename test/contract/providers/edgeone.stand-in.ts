import { edgeone } from '../../../electron/engine/providers/edgeone/client.ts';
import { type Asked, nextId, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';
import { refusal, success, type Tc3Account, tc3Problem } from './tencentcloud.stand-in.ts';

const account: Tc3Account = {
  secretId: 'AKIDedgeoneJ5yKBZQpn74WFkmLPx3TESTTWO',
  secretKey: 'edgeoneGARNpq86cd98joQYCN3TESTTWO',
  service: 'teo',
};

interface Ask {
  readonly ZoneId?: string;
  readonly Name?: string;
  readonly Type?: string;
  readonly Content?: string;
  readonly TTL?: number;
  readonly RecordIds?: readonly string[];
  readonly Filters?: readonly { readonly Name: string; readonly Values: readonly string[] }[];
  readonly Offset?: number;
  readonly Limit?: number;
}

const pageIn = <T>(all: readonly T[], { Offset = 0, Limit = 20 }: Ask): readonly T[] =>
  all.slice(Offset, Offset + Limit);

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const problem = tc3Problem(asked, account);
    if (problem !== undefined) return problem;
    if (asked.method !== 'POST' || asked.path !== '/' || asked.header('x-tc-version') !== '2022-09-01')
      return refusal('NoSuchVersion', 'The API version is invalid.');
    const ask = asked.body as Ask;
    const action = asked.header('x-tc-action');
    if (action === 'DescribeZones') {
      if ((ask.Limit ?? 20) > 100) return refusal('InvalidParameter', 'Limit must not exceed 100.');
      const page = pageIn([...zones.keys()], ask);
      const sites = page.map((name) => ({ ZoneId: `zone-${name}`, ZoneName: name, Type: 'full', Status: 'active' }));
      return success({ TotalCount: zones.size, Zones: sites });
    }
    const zone = [...zones.keys()].find((name) => `zone-${name}` === ask.ZoneId);
    if (zone === undefined) return refusal('ResourceNotFound', 'The site does not exist.');
    return answerFor(action, zones, zone, ask);
  };

const answerFor = (action: string, zones: Zones, zone: string, ask: Ask): Reply => {
  const records = zones.get(zone) ?? [];
  switch (action) {
    case 'DescribeDnsRecords': {
      if ((ask.Limit ?? 20) > 1000) return refusal('InvalidParameter', 'Limit must not exceed 1000.');
      const wanted = (key: string) => ask.Filters?.find(({ Name }) => Name === key)?.Values;
      const all = records.filter(
        ({ name }) => (wanted('name')?.includes(name) ?? true) && (wanted('type')?.includes('TXT') ?? true),
      );
      const page = pageIn(all, ask).map(({ id, name, value, ttl }) => ({
        ZoneId: ask.ZoneId,
        RecordId: `record-${id}`,
        Name: name,
        Type: 'TXT',
        Content: value,
        TTL: ttl,
        Status: 'enable',
      }));
      return success({ TotalCount: all.length, DnsRecords: page });
    }
    case 'CreateDnsRecord': {
      const { Name: name = '', Content: value = '', TTL: ttl = 300 } = ask;
      if (ttl < 60 || ttl > 86_400) return refusal('InvalidParameter', 'TTL is out of range.');
      if (name !== zone && !name.endsWith(`.${zone}`))
        return refusal('InvalidParameterValue.InvalidDNSName', 'DNS record name is invalid.');
      const id = nextId();
      records.push({ id, name, value, ttl });
      return success({ RecordId: `record-${id}` });
    }
    case 'DeleteDnsRecords':
      zones.set(
        zone,
        records.filter(({ id }) => !ask.RecordIds?.includes(`record-${id}`)),
      );
      return success({});
    default:
      return refusal('InvalidAction', 'The action is invalid.');
  }
};

/** https://edgeone.ai/document/50454 */
export const contract: ProviderContract = {
  module: edgeone,
  fields: { secretId: account.secretId, secretKey: account.secretKey, site: 'china' },
  wrong: { secretKey: `${account.secretKey.slice(0, -1)}X` },
  keyField: 'secretId',
  routes,
  refusals: {
    noPermission: refusal('UnauthorizedOperation.CamUnauthorized', 'CAM is not authorized.'),
    rateLimited: refusal('RequestLimitExceeded', 'Request rate limit exceeded.'),
    clockSkew: refusal('AuthFailure.SignatureExpire', 'Signature is expired, please check your local time.'),
  },
  shortestTtl: 60,
  lego: {
    provider: 'edgeone',
    env: { EDGEONE_SECRET_ID: account.secretId, EDGEONE_SECRET_KEY: account.secretKey },
  },
};
