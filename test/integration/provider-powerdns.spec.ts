import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../electron/engine/dns/endpoint.ts';
import { openDnsEye } from '../../electron/engine/dns/open-eye.ts';
import { query } from '../../electron/engine/dns/query.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import { powerdns } from '../../electron/engine/providers/powerdns/client.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { editsRecords } from '../support/editing.ts';
import { type PowerDns, startPowerDns } from '../support/powerdns.ts';
import { describeWith } from '../support/tools.ts';

const { signal } = new AbortController();
const record = (value: string, fqdn = '_acme-challenge.example.test') => ({
  zone: 'example.test',
  fqdn,
  value,
  ttl: 60,
});

describeWith(['pdns_server'], 'PowerDNS', () => {
  let server: PowerDns;
  const provider = (fields: Readonly<Record<string, string>> = {}) =>
    powerdns.create({ apiUrl: server.apiUrl, apiKey: server.apiKey, ...fields }, systemClock);
  const served = async (fqdn = '_acme-challenge.example.test') => {
    const question = { name: fqdn, type: 'TXT' } as const;
    const reply = await query({ endpoint: parseEndpoint(server.dnsEndpoint), question, recursive: false });
    if (reply.kind === 'silent') throw new Error(reply.reason);
    return {
      rcode: reply.rcode,
      values: reply.answers.flatMap((answer) => (answer.type === 'TXT' ? [answer.value] : [])).toSorted(),
    };
  };
  beforeAll(async () => {
    server = await startPowerDns({ zones: [{ name: 'example.test' }] });
  });
  afterAll(() => server?.stop());

  it('proves the key without changing anything', async () => {
    const eye = openDnsEye({ resolvers: [server.dnsEndpoint], explicit: true, clock: systemClock });
    const before = await eye.findZone('example.test');
    await provider().prove('example.test', signal);
    expect(await eye.findZone('example.test')).toEqual(before);
  });

  it('merges with what is there, whoever writes at the same time', async () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f'];
    // two clients, as two runs in one process have them
    const clients = [provider(), provider({ apiUrl: `${server.apiUrl}/api/v1/` })];
    await Promise.all(values.map((value, index) => clients[index % 2]?.add(record(value), signal)));
    expect(await served()).toEqual({ rcode: 'NOERROR', values });
    await Promise.all(values.slice(1).map((value, index) => clients[index % 2]?.remove(record(value), '', signal)));
    expect((await served()).values).toEqual(['a']);
    await provider().remove(record('a'), '', signal);
    expect(await served()).toEqual({ rcode: 'NXDOMAIN', values: [] });
  });

  it('takes adding what is there and removing what is not as done', async () => {
    await provider().add(record('twice'), signal);
    await provider().add(record('twice'), signal);
    expect((await served()).values).toEqual(['twice']);
    await provider().remove(record('twice'), '', signal);
    await provider().remove(record('twice'), '', signal);
    expect((await served()).values).toEqual([]);
  });

  it('serves every character as it was given', async () => {
    const odd = `quote " back \\ slash ; ü 证 ${'long '.repeat(60)}end`;
    await provider().add(record(odd, 'odd.example.test'), signal);
    await provider().add(record('other', 'odd.example.test'), signal);
    expect((await served('odd.example.test')).values).toEqual(['other', odd]);
    await provider().remove(record(odd, 'odd.example.test'), '', signal);
    expect((await served('odd.example.test')).values).toEqual(['other']);
  });

  it('finds the zone itself, and tells which zones there are', async () => {
    const untold = { ...record('untold', '_acme-challenge.www.example.test'), zone: '' };
    await provider().add(untold, signal);
    expect((await served(untold.fqdn)).values).toEqual(['untold']);
    await provider({ serverName: 'localhost', apiVersion: '1' }).remove(untold, '', signal);
    expect((await served(untold.fqdn)).values).toEqual([]);
    expect(await provider().zones?.(signal)).toEqual(['example.test']);
  });

  it.each([
    ['a wrong key', { apiKey: 'wrong' }, 'example.test', 'provider.wrong-credentials'],
    ['a zone it does not hold', {}, 'elsewhere.test', 'provider.zone-not-found'],
  ])('says %s', async (_title, fields, zone, code) => {
    const failure = await provider(fields).prove(zone, signal).catch(toProblem);
    expect(failure).toMatchObject({ code, details: { provider: 'powerdns', endpoint: server.apiUrl } });
  });

  describe('other records', () => {
    const editor = () => {
      const { editor: own } = provider();
      if (own === undefined) throw new Error('no editor');
      return own;
    };
    const addresses = { zone: 'example.test', fqdn: 'ns1.example.test', type: 'A' } as const;
    editsRecords({ editor, zone: 'example.test' });

    it('are served beside TXT, with the TTL of their set', async () => {
      await provider().add(record('stays', addresses.fqdn), signal);
      await editor().add(addresses, { value: '192.0.2.7', ttl: 900 }, signal);
      const question = { name: addresses.fqdn, type: 'A' } as const;
      const reply = await query({ endpoint: parseEndpoint(server.dnsEndpoint), question, recursive: false });
      if (reply.kind === 'silent') throw new Error(reply.reason);
      const told = reply.answers.flatMap((one) => (one.type === 'A' ? [{ value: one.value, ttl: one.ttl }] : []));
      expect(told.toSorted((one, other) => one.value.localeCompare(other.value))).toEqual([
        { value: '127.0.0.1', ttl: 60 },
        { value: '192.0.2.7', ttl: 60 },
      ]);
      const added = (await editor().list(addresses, signal)).find(({ value }) => value === '192.0.2.7');
      if (added !== undefined) await editor().remove(addresses, added, signal);
      expect(await editor().list(addresses, signal)).toMatchObject([{ value: '127.0.0.1', ttl: 60 }]);
      expect((await served(addresses.fqdn)).values).toEqual(['stays']);
      await provider().remove(record('stays', addresses.fqdn), '', signal);
    });

    it('that do not go together are refused', async () => {
      const alias = { ...addresses, type: 'CNAME' } as const;
      const failure = await editor().add(alias, { value: 'www.example.org', ttl: 60 }, signal).catch(toProblem);
      expect(failure).toMatchObject({ code: 'provider.refused', details: { cause: 'provider-record-conflict' } });
    });
  });

  it('hands over why a record was refused', async () => {
    const failure = await provider().add(record('v', '_acme-challenge.outside.test'), signal).catch(toProblem);
    expect(failure).toMatchObject({
      code: 'provider.refused',
      details: { detail: expect.stringMatching(/^422 .*out of zone/i) },
    });
  });
});
