import { afterEach, describe, expect, it } from 'vitest';
import { namecheap } from '../../../electron/engine/providers/namecheap/client.ts';
import type { DnsProvider } from '../../../electron/engine/providers/provider.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import {
  type Asked,
  type ProviderStandIn,
  type Reply,
  startProviderStandIn,
  type Zones,
} from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, type Host, hostsOfAllTypes, mailOf, refusal } from './namecheap.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'ours', ttl: 120 };
let api: ProviderStandIn | undefined;
const close = async (): Promise<void> => {
  await api?.close();
  api = undefined;
};
/** `before` may answer in the place of the stand-in. */
const open = async (
  zones: Zones,
  before: (asked: Asked, command: string) => Reply | undefined = () => undefined,
): Promise<DnsProvider> => {
  const routes = contract.routes(zones);
  api = await startProviderStandIn((asked) => {
    const command = asked.query.get('Command') ?? asked.form.get('Command') ?? '';
    return before(asked, command) ?? routes(asked);
  });
  return namecheap.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
};
const writes = (): number => (api?.requests ?? []).filter((one) => one.startsWith('POST')).length;

describe('Namecheap replaces all hosts, and', () => {
  afterEach(close);

  it('records of all types survive adding and removing, to the letter', async () => {
    const others = [
      { id: '1', name: zone, value: 'v=spf1 include:"spf.example.net" ~all', ttl: 1799 },
      { id: '2', name: record.fqdn, value: 'theirs', ttl: 60 },
      { id: '3', name: `mail._domainkey.${zone}`, value: `v=DKIM1; p=${'A'.repeat(390)}`, ttl: 3600 },
    ];
    const zones: Zones = new Map([[zone, [...others]]]);
    const provider = await open(zones);
    await provider.add(record, signal);
    expect(mailOf(zones).get(zone)).toEqual({ emailType: 'MX', hosts: hostsOfAllTypes });
    const added = expect.objectContaining({ name: record.fqdn, value: 'ours', ttl: 120 });
    expect(zones.get(zone)).toEqual([...others, added]);
    await provider.remove(record, '', signal);
    expect(mailOf(zones).get(zone)).toEqual({ emailType: 'MX', hosts: hostsOfAllTypes });
    expect(zones.get(zone)).toEqual(others);
    expect(writes()).toBe(2);
  });

  it.each(['NONE', 'FWD', 'MXE', 'OX', 'GMAIL'])('the mail setting %s stays', async (emailType) => {
    const zones: Zones = new Map([[zone, []]]);
    const provider = await open(zones);
    mailOf(zones).set(zone, { emailType, hosts: hostsOfAllTypes });
    await provider.add(record, signal);
    expect(mailOf(zones).get(zone)?.emailType).toBe(emailType);
  });

  it('nothing is written where nothing changes', async () => {
    const zones: Zones = new Map([[zone, [{ id: '1', name: record.fqdn, value: 'ours', ttl: 60 }]]]);
    const provider = await open(zones);
    await provider.add(record, signal);
    await provider.remove({ ...record, value: 'never there' }, '', signal);
    await provider.prove(zone, signal);
    expect(writes()).toBe(0);
  });

  it('changes of one domain made at once come one after the other', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const provider = await open(zones);
    const values = Array.from({ length: 6 }, (_, nth) => `value ${nth}`);
    await Promise.all(values.map((value) => provider.add({ ...record, value }, signal)));
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(values);
    await Promise.all(values.slice(1).map((value) => provider.remove({ ...record, value }, '', signal)));
    expect(zones.get(zone)?.map(({ value }) => value)).toEqual(['value 0']);
    expect(mailOf(zones).get(zone)?.hosts).toEqual(hostsOfAllTypes);
  });
});

describe('Namecheap is not written to', () => {
  afterEach(close);

  it.each<[string, Partial<Host>, string]>([
    ['where dynamic DNS would be lost', { IsDDNSEnabled: 'true' }, 'dyn A IsDDNSEnabled=true'],
    ['where a host that is off would be switched on', { IsActive: 'false' }, 'dyn A IsActive=false'],
  ])('%s', async (_name, flag, told) => {
    const zones: Zones = new Map([[zone, []]]);
    const provider = await open(zones);
    const host = { Name: 'dyn', Type: 'A', Address: '192.0.2.9', MXPref: '10', TTL: '60', ...flag };
    mailOf(zones).set(zone, { emailType: 'NONE', hosts: [host] });
    for (const work of [provider.add(record, signal), provider.prove(zone, signal)])
      expect(await failureOf(work)).toMatchObject({
        code: 'provider.refused',
        details: { detail: expect.stringContaining(told) },
      });
    expect(writes()).toBe(0);
    expect(mailOf(zones).get(zone)?.hosts).toEqual([host]);
  });

  it.each<[string, string]>([
    ['after a list that was cut off', '<ApiResponse Status="OK"><CommandResponse><DomainDNSGetHostsResult>'],
    ['after a list without an end to its hosts', '<ApiResponse Status="OK"><CommandResponse /></ApiResponse>'],
    [
      'after a host without its address',
      '<ApiResponse Status="OK"><CommandResponse><DomainDNSGetHostsResult Domain="example.test"><host Name="@" Type="A" /></DomainDNSGetHostsResult></CommandResponse></ApiResponse>',
    ],
    [
      'after a host in words we do not know',
      '<ApiResponse Status="OK"><CommandResponse><DomainDNSGetHostsResult Domain="example.test"><record Name="@" /></DomainDNSGetHostsResult></CommandResponse></ApiResponse>',
    ],
  ])('%s', async (_name, text) => {
    const provider = await open(new Map([[zone, []]]), (_asked, command) =>
      command.endsWith('getHosts') ? { status: 200, text, headers: { 'content-type': 'text/xml' } } : undefined,
    );
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code: 'provider.bad-answer' });
    expect(writes()).toBe(0);
  });
});

describe('Namecheap is read again after a change', () => {
  afterEach(close);

  it('and a list that is late is waited for', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const stale = contract.routes(new Map([[zone, []]]));
    let written = false;
    let late = 1;
    const provider = await open(zones, (asked, command) => {
      written ||= command.endsWith('setHosts');
      if (!written || !command.endsWith('getHosts') || late === 0) return undefined;
      late -= 1;
      const answer = stale(asked);
      return answer instanceof Promise ? undefined : answer;
    });
    await provider.add(record, signal);
    expect(zones.get(zone)).toMatchObject([{ value: 'ours' }]);
  });

  it('and what is missing then is named, without writing once more', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const provider = await open(zones, (_asked, command) => {
      const mail = mailOf(zones).get(zone);
      if (command.endsWith('getHosts') && writes() > 0)
        mailOf(zones).set(zone, {
          emailType: 'NONE',
          hosts: (mail?.hosts ?? []).filter(({ Type }) => Type !== 'CAA'),
        });
      return undefined;
    });
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { detail: expect.stringMatching(/@ CAA, EmailType MX → NONE/) },
    });
    expect(writes()).toBe(1);
  });
});

describe('Namecheap in its own words', () => {
  afterEach(close);

  it.each<[string, Reply, string, string]>([
    [
      'a key without API access',
      refusal(1011102, 'API Key is invalid or API access has not been enabled'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'another address',
      refusal(1011150, 'Invalid request IP: 198.51.100.9'),
      'provider.no-permission',
      'provider-ip-allowlist',
    ],
    ['a foreign domain', refusal(2016166, 'Not associated'), 'provider.zone-not-found', 'provider-zone-not-found'],
    [
      'a domain on other name servers',
      refusal(2030288, 'Cannot complete this command as this domain is not using proper DNS servers'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const provider = await open(new Map(), ({ path }) => (path === '/getip' ? undefined : reply));
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
  });

  it('a change that is not a success is refused', async () => {
    const failed: Reply = {
      status: 200,
      text: '<ApiResponse Status="OK"><CommandResponse><DomainDNSSetHostsResult IsSuccess="false" /></CommandResponse></ApiResponse>',
    };
    const provider = await open(new Map([[zone, []]]), ({ method }) => (method === 'POST' ? failed : undefined));
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code: 'provider.refused' });
  });

  it('a domain is named in the two parts of the public suffix list', async () => {
    const zones: Zones = new Map([['shop.co.uk', []]]);
    const provider = await open(zones);
    await provider.add({ ...record, zone: 'shop.co.uk', fqdn: '_acme-challenge.www.shop.co.uk' }, signal);
    expect(zones.get('shop.co.uk')).toMatchObject([{ name: '_acme-challenge.www.shop.co.uk' }]);
    expect(api?.requests.at(-1)).toMatch(/SLD=shop&TLD=co\.uk/);
  });

  it('an address that is given is not asked for', async () => {
    await open(new Map([[zone, []]]));
    const given = { ...contract.fields, clientIp: '203.0.113.7', endpoint: api?.endpoint ?? '' };
    await namecheap.create(given, hastyClock()).prove(zone, signal);
    expect(api?.requests.some((one) => one.includes('getip'))).toBe(false);
  });
});
