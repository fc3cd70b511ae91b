/** Records of other types where a service has its own idea of them. */
import { afterEach, describe, expect, it } from 'vitest';
import type { HostedType, RecordEditor } from '../../../electron/engine/providers/provider.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import {
  type Asked,
  type ProviderStandIn,
  type Reply,
  type StoredRecord,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { contract as alidns } from './alidns.stand-in.ts';
import { contract as azuredns } from './azuredns.stand-in.ts';
import { contract as cloudflare } from './cloudflare.stand-in.ts';
import type { ProviderContract } from './definition.ts';
import { contract as digitalocean } from './digitalocean.stand-in.ts';
import { contract as gandi } from './gandi.stand-in.ts';
import { contract as googlecloud } from './googlecloud.stand-in.ts';
import { contract as hetzner } from './hetzner.stand-in.ts';
import { contract as huaweicloud } from './huaweicloud.stand-in.ts';
import { contract as linode } from './linode.stand-in.ts';
import { contract as ovh } from './ovh.stand-in.ts';
import { contract as route53, xml } from './route53.stand-in.ts';
import { contract as tencentcloud } from './tencentcloud.stand-in.ts';

const zone = 'example.test';
const fqdn = `www.${zone}`;
const at = (type: HostedType) => ({ zone, fqdn, type });
const { signal } = new AbortController();

let api: ProviderStandIn | undefined;
afterEach(() => api?.close());

const edited = async (
  contract: ProviderContract,
  stored: readonly StoredRecord[],
  before: (asked: Asked, zones: Zones) => Reply | undefined = () => undefined,
): Promise<{ readonly editor: RecordEditor; readonly zones: Zones }> => {
  const zones: Zones = new Map([[zone, [...stored]]]);
  const answer = contract.routes(zones);
  api = await startProviderStandIn((asked) => before(asked, zones) ?? answer(asked));
  const { editor } = contract.module.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
  if (editor === undefined) throw new Error('no editor');
  return { editor, zones };
};

const address = { id: '1', name: fqdn, type: 'A', value: '192.0.2.1', ttl: 7200 };
const alias = { id: '1', name: fqdn, type: 'CNAME', value: 'one.example', ttl: 7200 };

describe('what is no list of values is not touched', () => {
  const route53Set = (inner: string): Reply =>
    xml(
      200,
      `<ListResourceRecordSetsResponse><ResourceRecordSets><ResourceRecordSet><Name>${fqdn}.</Name><Type>A</Type>${inner}</ResourceRecordSet></ResourceRecordSets></ListResourceRecordSetsResponse>`,
    );
  const isRead = ({ method, path }: Asked, part: RegExp): boolean => method === 'GET' && part.test(path);
  const target = { id: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/ip' };

  it.each<[string, ProviderContract, RegExp, Reply, string]>([
    [
      'an alias of Route 53',
      route53,
      /rrset$/,
      route53Set('<AliasTarget><HostedZoneId>Z1</HostedZoneId><DNSName>lb.example.</DNSName></AliasTarget>'),
      'www.example.test A: AliasTarget',
    ],
    [
      'one of several weighted sets',
      route53,
      /rrset$/,
      route53Set(
        '<SetIdentifier>one</SetIdentifier><Weight>1</Weight><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords>',
      ),
      'www.example.test A: SetIdentifier',
    ],
    [
      'a routing policy of Google Cloud',
      googlecloud,
      /rrsets$/,
      {
        status: 200,
        json: { rrsets: [{ name: `${fqdn}.`, type: 'A', ttl: 60, routingPolicy: { wrr: { items: [] } } }] },
      },
      'www.example.test A: routingPolicy',
    ],
    [
      'an alias of Azure',
      azuredns,
      /\/A\//,
      { status: 200, json: { etag: 'e', properties: { TTL: 60, targetResource: target } } },
      'www.example.test A: targetResource',
    ],
    [
      'what Cloudflare stands in front of',
      cloudflare,
      /dns_records$/,
      {
        status: 200,
        json: { result: [{ id: '1', type: 'A', name: fqdn, content: '192.0.2.1', ttl: 1, proxied: true }] },
      },
      'www.example.test A: proxied',
    ],
    [
      'one of several lines of Huawei Cloud',
      huaweicloud,
      /recordsets$/,
      { status: 200, json: { recordsets: ['1', '2'].map((id) => ({ id, name: `${fqdn}.`, type: 'A', ttl: 60 })) } },
      'www.example.test A: 2',
    ],
  ])('%s', async (_name, contract, part, reply, detail) => {
    let changes = 0;
    const { editor } = await edited(contract, [], (asked) => {
      if (/PUT|DELETE/.test(asked.method) || /<Action>|additions|192\.0\.2\.2/.test(asked.text)) changes += 1;
      return isRead(asked, part) ? reply : undefined;
    });
    const refused = { code: 'provider.refused', details: { detail, cause: 'provider-record-conflict' } };
    const gone = { id: '', type: 'A', fqdn, value: '192.0.2.1', ttl: 60 } as const;
    expect(await failureOf(editor.list(at('A'), signal))).toMatchObject(refused);
    expect(await failureOf(editor.add(at('A'), { value: '192.0.2.2', ttl: 60 }, signal))).toMatchObject(refused);
    expect(await failureOf(editor.remove(at('A'), gone, signal))).toMatchObject(refused);
    expect(changes).toBe(0);
  });
});

describe('a TTL that is told otherwise', () => {
  const withTtl = (ttl: number) => ({ ...address, ttl });
  it.each<[string, ProviderContract, number, number]>([
    ['1 at Cloudflare is automatic', cloudflare, 1, 300],
    ['0 at OVHcloud is that of the zone', ovh, 0, 3600],
    ['0 at Linode is a day', linode, 0, 86_400],
  ])('%s', async (_name, contract, told, ttl) => {
    const { editor } = await edited(contract, [withTtl(told)]);
    expect(await editor.list(at('A'), signal)).toMatchObject([{ value: '192.0.2.1', ttl }]);
  });

  it('none at Hetzner is that of the zone', async () => {
    const { editor } = await edited(hetzner, [], ({ path }) => {
      if (path.endsWith('/zones')) return { status: 200, json: { zones: [{ id: 1, name: zone, ttl: 5400 }] } };
      return { status: 200, json: { rrset: { ttl: null, records: [{ value: '192.0.2.1' }] } } };
    });
    expect(await editor.list(at('A'), signal)).toMatchObject([{ value: '192.0.2.1', ttl: 5400 }]);
  });
});

describe('host names inside the zone', () => {
  const relative = (json: unknown, part: RegExp) => (asked: Asked) =>
    asked.method === 'GET' && part.test(asked.path) ? { status: 200, json } : undefined;
  const target = { id: 1, fieldType: 'CNAME', subDomain: 'www', target: 'host', ttl: 60 };

  it.each<[string, ProviderContract, unknown, RegExp]>([
    ['Gandi', gandi, { rrset_ttl: 300, rrset_values: ['host'] }, /CNAME$/],
    ['Hetzner', hetzner, { rrset: { ttl: 300, records: [{ value: 'host' }] } }, /CNAME$/],
    ['OVHcloud', ovh, target, /record\/1$/],
  ])('are relative at %s without a final dot', async (_name, contract, json, part) => {
    const { editor } = await edited(contract, [{ ...alias, value: 'host.example.test' }], relative(json, part));
    expect(await editor.list(at('CNAME'), signal)).toMatchObject([{ value: 'host.example.test' }]);
  });

  it('the zone itself is @ at DigitalOcean', async () => {
    const { editor, zones } = await edited(digitalocean, []);
    await editor.add(at('CNAME'), { value: zone, ttl: 60 }, signal);
    expect(zones.get(zone)).toMatchObject([{ type: 'CNAME', value: zone }]);
    expect(await editor.list(at('CNAME'), signal)).toMatchObject([{ value: zone }]);
  });
});

describe('two writers keep each other’s records', () => {
  it.each<[string, ProviderContract]>([
    ['Google Cloud', googlecloud],
    ['Azure', azuredns],
  ])('at %s', async (_name, contract) => {
    let races = 2;
    const { editor, zones } = await edited(contract, [address], ({ method, path, text }, all) => {
      const changes = method === 'PUT' || (path.endsWith('/changes') && text.includes('additions'));
      if (!changes || races === 0) return undefined;
      races -= 1;
      all.get(zone)?.push({ ...address, id: `other ${races}`, value: `192.0.2.10${races}` });
      return undefined;
    });
    await editor.add(at('A'), { value: '192.0.2.2', ttl: 60 }, signal);
    const values = (zones.get(zone) ?? []).map(({ value }) => value);
    expect(values).toEqual(['192.0.2.1', '192.0.2.101', '192.0.2.100', '192.0.2.2']);
  });
});

describe('addresses that differ from line to line are not touched', () => {
  it.each<[string, ProviderContract, (one: string) => boolean, object]>([
    [
      'at Alidns',
      alidns,
      (target) => target.includes('DescribeDomainRecords'),
      {
        TotalCount: 1,
        DomainRecords: {
          Record: [{ RecordId: '1', RR: 'www', Type: 'A', Value: '192.0.2.1', TTL: 600, Line: 'telecom' }],
        },
      },
    ],
    [
      'at DNSPod',
      tencentcloud,
      (action) => action === 'DescribeRecordList',
      {
        Response: { RecordList: [{ RecordId: 1, Name: 'www', Type: 'A', Value: '192.0.2.1', TTL: 600, Line: '电信' }] },
      },
    ],
  ])('%s', async (_name, contract, isList, json) => {
    const { editor, zones } = await edited(contract, [], ({ target, header }) =>
      isList(target) || isList(header('x-tc-action')) ? { status: 200, json } : undefined,
    );
    const refused = { code: 'provider.refused', details: { cause: 'provider-record-conflict' } };
    expect(await failureOf(editor.list(at('A'), signal))).toMatchObject(refused);
    expect(await failureOf(editor.add(at('A'), { value: '192.0.2.2', ttl: 600 }, signal))).toMatchObject(refused);
    expect(zones.get(zone)).toEqual([]);
  });
});
