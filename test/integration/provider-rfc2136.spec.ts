import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../electron/engine/dns/endpoint.ts';
import { query } from '../../electron/engine/dns/query.ts';
import { systemClock } from '../../electron/engine/ports/index.ts';
import type { DnsProvider, HostedType, RecordEditor } from '../../electron/engine/providers/provider.ts';
import { rfc2136 } from '../../electron/engine/providers/rfc2136/client.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { type Bind, type BindKey, startBind } from '../support/bind.ts';
import { editsRecords } from '../support/editing.ts';
import { freePort } from '../support/free-port.ts';
import { startKnot } from '../support/knot.ts';
import { describeWith } from '../support/tools.ts';

const keys: readonly BindKey[] = [
  { name: 'small.key', algorithm: 'hmac-sha256', secret: Buffer.alloc(32, 'a').toString('base64') },
  { name: 'middle.key', algorithm: 'hmac-sha384', secret: Buffer.alloc(48, 'b').toString('base64') },
  // longer than the block of its hash, so that HMAC has to hash it first
  { name: 'large.key', algorithm: 'hmac-sha512', secret: Buffer.alloc(200, 'c').toString('base64') },
];
const { signal } = new AbortController();
const record = (value: string, name = '_acme-challenge.example.test') => ({
  zone: 'example.test',
  fqdn: name,
  value,
  ttl: 60,
});

const fieldsOf = (server: Bind, key: BindKey | undefined = keys[0]) => ({
  nameserver: server.endpoint,
  tsigKeyName: key?.name ?? '',
  tsigSecret: key?.secret ?? '',
  tsigAlgorithm: key?.algorithm ?? '',
});
const providerOn = (server: Bind, key?: BindKey): DnsProvider => rfc2136.create(fieldsOf(server, key), systemClock);

const valuesOn = async (server: Bind, name = '_acme-challenge.example.test'): Promise<readonly string[]> => {
  const question = { name, type: 'TXT' } as const;
  const reply = await query({ endpoint: parseEndpoint(server.endpoint), question, recursive: false });
  if (reply.kind === 'silent') throw new Error(reply.reason);
  return reply.answers.flatMap((answer) => (answer.type === 'TXT' ? [answer.value] : [])).toSorted();
};

const editorOn = (server: Bind, key?: BindKey): RecordEditor => {
  const { editor } = providerOn(server, key);
  if (editor === undefined) throw new Error('no editor');
  return editor;
};

const editsOthers = (start: () => Promise<Bind>) => {
  let server: Bind;
  const editor = () => editorOn(server);
  const at = (type: HostedType, fqdn: string) => ({ zone: 'example.test', fqdn, type });
  const valuesAt = async (type: HostedType, fqdn: string) =>
    (await editor().list(at(type, fqdn), signal)).map(({ value, ttl }) => ({ value, ttl }));
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());
  editsRecords({ editor, zone: 'example.test' });

  it('keeps the TTL of the others, and the TXT records at the name', async () => {
    const www = at('A', 'www.example.test');
    await providerOn(server).add(record('stays', www.fqdn), signal);
    await editor().add(www, { value: '192.0.2.7', ttl: 900 }, signal);
    expect((await valuesAt('A', www.fqdn)).toSorted((one, other) => one.value.localeCompare(other.value))).toEqual([
      { value: '192.0.2.1', ttl: 300 },
      { value: '192.0.2.7', ttl: 300 },
    ]);
    await editor().remove(www, { ...www, id: '', value: '192.0.2.7', ttl: 300 }, signal);
    expect(await valuesAt('A', www.fqdn)).toEqual([{ value: '192.0.2.1', ttl: 300 }]);
    expect(await valuesOn(server, www.fqdn)).toEqual(['stays']);
  });

  it('does not take what a wildcard answers for a record of the name', async () => {
    expect(await valuesAt('A', 'any.wild.example.test')).toEqual([]);
    expect(await valuesAt('A', '*.wild.example.test')).toEqual([{ value: '192.0.2.2', ttl: 300 }]);
  });

  it.each<[string, HostedType, string, string]>([
    ['a second CNAME, which would replace the first', 'CNAME', 'alias.example.test', 'elsewhere.example'],
    ['an address beside a CNAME, which servers pass over', 'A', 'alias.example.test', '192.0.2.9'],
    ['a CNAME beside an address', 'CNAME', 'www.example.test', 'elsewhere.example'],
    ['an address that is none', 'A', 'www.example.test', '192.0.2.300'],
    ['a CAA record that is none', 'CAA', 'www.example.test', 'issue letsencrypt.org'],
  ])('refuses %s', async (_title, type, fqdn, value) => {
    const failure = await editor().add(at(type, fqdn), { value, ttl: 300 }, signal).catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.refused', details: { cause: 'provider-record-conflict' } });
    expect(await valuesAt('CNAME', 'alias.example.test')).toEqual([{ value: 'www.example.test', ttl: 300 }]);
    expect(await valuesAt('A', 'www.example.test')).toEqual([{ value: '192.0.2.1', ttl: 300 }]);
  });

  it('says that the server does not hold the zone, and that the key is wrong', async () => {
    const elsewhere = { zone: 'elsewhere.test', fqdn: 'elsewhere.test', type: 'CAA' } as const;
    const failure = await editor().list(elsewhere, signal).catch(toProblem);
    expect(failure).toMatchObject({
      code: expect.stringMatching(/^provider\.(zone-not-found|no-permission)$/),
      details: { endpoint: server.endpoint },
    });
    const stranger = editorOn(server, { ...keys[0], secret: 'd3Jvbmc=' } as BindKey);
    const work = stranger.add(at('CAA', 'example.test'), { value: '0 issue "ca.example"', ttl: 60 }, signal);
    expect(await work.catch(toProblem)).toMatchObject({ code: 'provider.wrong-credentials' });
  });
};

const editable = {
  name: 'example.test',
  records: ['www 300 IN A 192.0.2.1', 'alias 300 IN CNAME www', '*.wild 300 IN A 192.0.2.2'],
};

const writesRecords = (start: () => Promise<Bind>) => {
  let server: Bind;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  it.each(keys)('accepts our signature with $algorithm and we accept its own', async (key) => {
    const provider = providerOn(server, key);
    await provider.prove('example.test', signal);
    await provider.add(record(key.algorithm), signal);
    expect(await valuesOn(server)).toEqual([key.algorithm]);
    await provider.remove(record(key.algorithm), '', signal);
    expect(await valuesOn(server)).toEqual([]);
  });

  it('keeps apex and wildcard values side by side and removes one alone', async () => {
    const provider = providerOn(server);
    await Promise.all([provider.add(record('apex'), signal), provider.add(record('wildcard'), signal)]);
    expect(await valuesOn(server)).toEqual(['apex', 'wildcard']);
    await provider.remove(record('apex'), '', signal);
    expect(await valuesOn(server)).toEqual(['wildcard']);
    await provider.remove(record('wildcard'), '', signal);
  });

  it('takes adding what is there and removing what is not as done', async () => {
    const provider = providerOn(server);
    await provider.add(record('twice'), signal);
    await provider.add(record('twice'), signal);
    expect(await valuesOn(server)).toEqual(['twice']);
    await provider.remove(record('twice'), '', signal);
    await provider.remove(record('twice'), '', signal);
    expect(await valuesOn(server)).toEqual([]);
  });

  it('carries a value longer than one character-string', async () => {
    const long = 'x'.repeat(300);
    const provider = providerOn(server);
    await provider.add(record(long), signal);
    expect(await valuesOn(server)).toEqual([long]);
    await provider.remove(record(long), '', signal);
    expect(await valuesOn(server)).toEqual([]);
  });

  const first = keys[0] as BindKey;
  it.each([
    ['an unknown key', { ...first, name: 'no.key' }, 'provider.wrong-credentials', 'NOTAUTH BADKEY'],
    ['a wrong secret', { ...first, secret: 'd3Jvbmc=' }, 'provider.wrong-credentials', 'NOTAUTH BADSIG'],
    [
      'a wrong algorithm',
      { ...first, algorithm: 'hmac-sha512' as const },
      'provider.wrong-credentials',
      'NOTAUTH BADKEY',
    ],
  ])('says %s', async (_title, key, code, detail) => {
    const failure = await providerOn(server, key).prove('example.test', signal).catch(toProblem);
    expect(failure).toMatchObject({ code, details: { provider: 'rfc2136', endpoint: server.endpoint, detail } });
  });

  it('asks the server for the zone where nobody has told it', async () => {
    const name = '_acme-challenge.deep.www.example.test';
    const untold = { ...record('untold', name), zone: '' };
    await providerOn(server).add(untold, signal);
    expect(await valuesOn(server, name)).toEqual(['untold']);
    await providerOn(server).remove(untold, '', signal);
    expect(await valuesOn(server, name)).toEqual([]);
    const elsewhere = { ...record('v', '_acme-challenge.elsewhere.test'), zone: '' };
    const failure = await providerOn(server).add(elsewhere, signal).catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.zone-not-found', details: { cause: 'provider-zone-not-found' } });
  });

  it('takes the zone that the credential names, for names inside it', async () => {
    const named = rfc2136.create({ ...fieldsOf(server), zone: 'Example.test.' }, systemClock);
    const deep = { ...record('named', '_acme-challenge.shop.example.test'), zone: 'shop.example.test' };
    await named.add(deep, signal);
    expect(await valuesOn(server, deep.fqdn)).toEqual(['named']);
    await named.remove(deep, '', signal);
    const failure = await named.prove('elsewhere.test', signal).catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.zone-not-found', details: { zone: 'elsewhere.test' } });
  });

  it('says that an update without a key is not taken', async () => {
    const provider = rfc2136.create({ nameserver: server.endpoint }, systemClock);
    const failure = await provider.add(record('v'), signal).catch(toProblem);
    expect(failure).toMatchObject({
      code: expect.stringMatching(/^provider\.(no-permission|zone-not-found)$/),
      details: { detail: expect.stringMatching(/^(REFUSED|NOTAUTH)$/) },
    });
  });

  it('says that the server does not hold the zone', async () => {
    const failure = await providerOn(server).prove('elsewhere.test', signal).catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.zone-not-found', details: { zone: 'elsewhere.test' } });
  });

  it.each([3600, -3600])('measures how far our clock is off: %i s', async (skew) => {
    const clock = { ...systemClock, now: () => new Date(Date.now() + skew * 1000) };
    const { name, secret } = first;
    const provider = rfc2136.create({ nameserver: server.endpoint, tsigKeyName: name, tsigSecret: secret }, clock);
    const failure = await provider.prove('example.test', signal).catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.clock-skew', details: { skewSeconds: expect.closeTo(skew, -1) } });
  });
};

describeWith(['named'], 'BIND', () => {
  writesRecords(() => startBind({ zones: [{ name: 'example.test' }], keys }));

  describe('other records', () => {
    editsOthers(() => startBind({ zones: [editable], keys }));

    it('are refused to a key that may write TXT alone', async () => {
      const policy = [`grant ${keys[0]?.name} name _acme-challenge.example.test. TXT`];
      const server = await startBind({ zones: [{ ...editable, updatePolicy: policy }], keys });
      try {
        const place = { zone: 'example.test', fqdn: 'example.test', type: 'CAA' } as const;
        const work = editorOn(server).add(place, { value: '0 issue "ca.example"', ttl: 60 }, signal);
        expect(await work.catch(toProblem)).toMatchObject({ code: 'provider.no-permission' });
      } finally {
        await server.stop();
      }
    });
  });

  it('says that the key may not change this name', async () => {
    const policy = [`grant ${keys[0]?.name} name _acme-challenge.example.test. TXT`];
    const server = await startBind({ zones: [{ name: 'example.test', updatePolicy: policy }], keys });
    try {
      const provider = providerOn(server);
      await provider.add(record('allowed'), signal);
      const failure = await provider.add(record('v', '_acme-challenge.www.example.test'), signal).catch(toProblem);
      expect(failure).toMatchObject({ code: 'provider.no-permission', details: { detail: 'REFUSED' } });
      const foreign = await providerOn(server, keys[1]).add(record('v'), signal).catch(toProblem);
      expect(foreign).toMatchObject({ code: 'provider.no-permission' });
      expect(await valuesOn(server)).toEqual(['allowed']);
    } finally {
      await server.stop();
    }
  });
});

describeWith(['knotd'], 'Knot', () => {
  writesRecords(() => startKnot({ zones: [{ name: 'example.test' }], keys }));
  describe('other records', () => {
    editsOthers(() => startKnot({ zones: [editable], keys }));
  });
});

describe('no server', () => {
  const fields = { tsigKeyName: 'small.key', tsigSecret: 'c2VjcmV0' };
  it('says that nobody listens', async () => {
    const nameserver = `127.0.0.1:${await freePort()}`;
    const failure = await rfc2136
      .create({ ...fields, nameserver }, systemClock)
      .prove('example.test', signal)
      .catch(toProblem);
    expect(failure).toMatchObject({
      code: 'provider.unreachable',
      details: { endpoint: nameserver, detail: `${nameserver} refused` },
    });
  });

  it('tries every address of a host name', async () => {
    const nameserver = `localhost:${await freePort()}`;
    const failure = await rfc2136
      .create({ ...fields, nameserver }, systemClock)
      .prove('example.test', signal)
      .catch(toProblem);
    expect(failure).toMatchObject({ code: 'provider.unreachable', details: { endpoint: nameserver } });
  });
});
