import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TxtSighting } from '../../electron/engine/dns/eye.ts';
import { type ZoneInspection, zoneInspectionSchema } from '../../shared/domain/dns-inspection.ts';
import { type OutsideSighting, type ServerChange, serverChangeSchema } from '../../shared/domain/dns-watch.ts';
import { type DistantEye, startDistantEye } from '../support/distant-eye.ts';
import type { EyeSettings } from '../support/eye-worker.ts';
import { hosts, internetNeeds, type SmallInternet, startSmallInternet } from '../support/small-internet.ts';
import { describeWith } from '../support/tools.ts';

/** A resolver that never answers, in the range of proxy tools; others that lie. */
const liars = {
  silent: '198.18.0.2',
  rewriting: '127.0.0.54',
  fake: '127.0.0.55',
  blocked: '127.0.0.56',
  old: '127.0.0.57',
} as const;
const honest: EyeSettings = { resolvers: [hosts.resolver], explicit: true };

describeWith(internetNeeds, 'the eye on an internet of its own', () => {
  let internet: SmallInternet;
  let eye: DistantEye;
  beforeAll(async () => {
    const texts = { '_acme-challenge.blocked.test': 'v' };
    internet = await startSmallInternet([
      { kind: 'silent', address: liars.silent },
      { kind: 'silent', address: hosts.silent },
      { kind: 'rewriting', address: liars.rewriting, target: hosts.resolver },
      { kind: 'fake', address: liars.fake, target: hosts.resolver },
      { kind: 'stale', address: liars.blocked, zone: 'blocked.test', server: hosts.silent, target: hosts.resolver },
      { kind: 'stale', address: liars.old, zone: 'up.test', server: hosts.dead, target: hosts.resolver },
      { kind: 'tcp-only', address: hosts.tcpOnly, target: hosts.bind },
      { kind: 'https', target: hosts.resolver, texts },
      { kind: 'https', target: hosts.resolver, texts },
    ]);
    eye = startDistantEye(internet.network);
  });
  afterAll(async () => {
    await eye?.stop();
    await internet?.stop();
  });
  const operators = (): NonNullable<EyeSettings['operators']> =>
    internet.https.map((one, index) => ({
      ...{ id: `o${index}`, name: `Operator ${index}`, region: 'own', addresses: ['127.0.0.1'] },
      ...one,
    }));
  const inspect = async (name: string): Promise<ZoneInspection> =>
    zoneInspectionSchema.parse(await eye.ask({ call: 'inspect', name, eye: honest }));
  const statesOf = (sightings: readonly TxtSighting[]): string =>
    sightings.map(({ server, state }) => `${server.split('.')[0]} ${state}`).join(', ');
  /** The states of each look, the changes, and how it ended. */
  const watch = async (name: string, told: { readonly settings?: EyeSettings; onLook?(states: string): void } = {}) => {
    const looks: string[] = [];
    const changes: ServerChange[] = [];
    const outside: (readonly OutsideSighting[])[] = [];
    const request = { call: 'watch', name, value: 'v', eye: told.settings ?? honest } as const;
    const ended = await eye.ask(request, (event, data) => {
      if (event === 'change') changes.push(serverChangeSchema.parse(data));
      if (event === 'outside') outside.push(data as readonly OutsideSighting[]);
      if (event !== 'sight') return;
      looks.push(statesOf(data as readonly TxtSighting[]));
      told.onLook?.(looks.at(-1) ?? '');
    });
    return { ended, looks, changes, outside };
  };

  it('waits for the secondary that lags behind the others', async () => {
    internet.update('add _acme-challenge.lag.test 60 TXT v');
    let transfers = 0;
    const { ended, looks, changes } = await watch('lag.test', {
      onLook: (states) => {
        if (states !== 'bind has, knot has, nsd not-yet' || transfers > 0) return;
        transfers += 1;
        internet.nsd.control('force_transfer', 'lag.test');
      },
    });
    expect({ ended, transfers, last: looks.at(-1) }).toEqual({
      ended: 'published',
      transfers: 1,
      last: 'bind has, knot has, nsd has',
    });
    const last = changes.filter(({ kind }) => kind === 'state').at(-1);
    expect(last).toMatchObject({ server: 'nsd.hosts.test', from: 'not-yet', to: 'has' });
    expect(changes).toContainEqual(expect.objectContaining({ kind: 'serial', server: 'nsd.hosts.test', from: 1 }));
  });

  it('goes on without servers that are dead or do not know the zone, and tells them apart', async () => {
    internet.update('add _acme-challenge.dead.test 60 TXT v');
    const { ended, looks } = await watch('dead.test');
    expect(ended).toBe('published');
    expect(new Set(looks)).toEqual(new Set(['bind has, dead unreachable, lame not-serving']));
    expect((await inspect('dead.test')).findings).toEqual([
      { code: 'server-unreachable', server: 'dead.hosts.test', address: `${hosts.dead}:53`, reason: 'refused' },
      { code: 'server-not-serving', server: 'lame.hosts.test', address: `${hosts.lame}:53`, rcode: 'REFUSED' },
    ]);
  });

  it('reaches a server that answers by TCP alone', async () => {
    internet.update('add _acme-challenge.tcp.test 60 TXT v');
    const request = { call: 'look', name: 'tcp.test', value: 'v', eye: honest } as const;
    expect(await eye.ask(request)).toMatchObject([
      { server: 'bind.hosts.test', state: 'has', transport: 'udp', authoritative: true },
      { server: 'tcponly.hosts.test', state: 'has', transport: 'tcp', authoritative: true },
    ]);
    expect((await watch('tcp.test')).looks).toEqual(['bind has, tcponly has']);
  });

  it('reaches a server that has an IPv6 address alone', async () => {
    const file = join(internet.folder, 'nsd', 'six.test.zone');
    let written = false;
    const { ended, looks } = await watch('six.test', {
      onLook: () => {
        if (written) return;
        written = true;
        writeFileSync(file, internet.zoneText('six.test', ['six'], ['_acme-challenge IN TXT v']));
        internet.nsd.control('reload', 'six.test');
      },
    });
    expect({ ended, first: looks[0], last: looks.at(-1) }).toEqual({
      ended: 'published',
      first: 'six not-yet',
      last: 'six has',
    });
  });

  it('finds a child zone on other servers, and that the zone above does not know all of them', async () => {
    const { zone, delegated, findings } = await inspect('www.child.up.test');
    expect(zone.name).toBe('child.up.test');
    expect(delegated).toEqual(['knot.hosts.test']);
    expect(findings).toContainEqual({
      code: 'delegation-differs',
      parent: 'up.test',
      aboveOnly: [],
      ownOnly: ['lame.hosts.test'],
    });
  });

  it('finds a child zone that the resolver does not know of yet', async () => {
    const ask = () => eye.ask<{ name: string }>({ call: 'zone', name: 'fresh.up.test', eye: honest });
    expect(await ask()).toMatchObject({ name: 'up.test' });
    internet.update('add fresh.up.test 60 NS knot.hosts.test');
    expect(await ask()).toMatchObject({
      name: 'fresh.up.test',
      serial: 1,
      nameServers: [{ name: 'knot.hosts.test', addresses: [`${hosts.knot}:53`] }],
    });
    const challenge = await eye.ask({ call: 'challenge', name: 'www.fresh.up.test', eye: honest });
    expect(challenge).toMatchObject({ zone: { name: 'fresh.up.test' } });
  });

  it('asks the zone above where the servers that the resolver remembers are gone', async () => {
    const settings: EyeSettings = { resolvers: [liars.old], explicit: false, publicResolvers: [] };
    const zone = await eye.ask<{ nameServers: unknown }>({ call: 'zone', name: 'up.test', eye: settings });
    expect(zone.nameServers).toEqual([{ name: 'bind.hosts.test', addresses: [`${hosts.bind}:53`] }]);
  });

  it('looks at servers that the zone above alone or the zone itself alone names', async () => {
    const settings: EyeSettings = { resolvers: [hosts.resolver], explicit: false, publicResolvers: [] };
    const request = { call: 'look', value: 'v', eye: settings } as const;
    const child = await eye.ask<readonly TxtSighting[]>({ ...request, name: 'child.up.test' });
    expect(statesOf(child)).toBe('knot not-yet, lame not-yet');
    const moved = await eye.ask<readonly TxtSighting[]>({ ...request, name: 'moved.test' });
    expect(statesOf(moved)).toBe('bind not-yet, dead unreachable');
  });

  it('follows a CNAME into the zone of another server', async () => {
    expect(await eye.ask({ call: 'challenge', name: 'www.up.test', eye: honest })).toMatchObject({
      chain: ['_acme-challenge.www.up.test', 'www.proofs.elsewhere.test'],
      zone: { name: 'elsewhere.test', nameServers: [{ name: 'knot.hosts.test' }] },
    });
  });

  it('notices wildcards that answer beside the place of the proof', async () => {
    expect((await inspect('www.text.wild.test')).findings).toEqual([
      { code: 'wildcard-txt', wildcard: '*.text.wild.test', values: ['parked'] },
    ]);
    const { fqdn, findings } = await inspect('alias.wild.test');
    expect(fqdn).toBe('_acme-challenge.alias.wild.test');
    expect(findings).toEqual([
      { code: 'wildcard-cname', wildcard: '*.alias.wild.test', target: 'parked.elsewhere.test' },
    ]);
    expect((await inspect('wild.test')).findings).toEqual([]);
  });

  it.each(['rsa.test', 'p256.test', 'p384.test', 'ed25519.test'])('checks the signatures of %s', async (name) => {
    const { dnssec, findings } = await inspect(name);
    expect(dnssec).toEqual({
      state: 'signed',
      zone: name,
      until: expect.stringMatching(/^\d{4}-/),
      keyTags: [expect.any(Number)],
      validators: [{ name: `${hosts.resolver}:53`, verdict: 'vouches' }],
    });
    expect(findings).toEqual([]);
  });

  it.each([
    ['mismatch.test', { why: 'no-matching-key', server: `${hosts.knot}:53` }],
    ['expired.test', { why: 'signature-expired', of: 'DNSKEY', at: '2024-02-01T00:00:00.000Z' }],
    ['early.test', { why: 'signature-not-yet-valid', of: 'DNSKEY', at: '2050-01-01T00:00:00.000Z' }],
    ['stripped.test', { why: 'signature-missing', of: 'DNSKEY' }],
  ])('says what is wrong with the signatures of %s', async (name, flaw) => {
    const { dnssec, findings } = await inspect(name);
    expect(dnssec).toMatchObject({
      state: 'broken',
      ...flaw,
      validators: [{ name: `${hosts.resolver}:53`, verdict: 'refuses' }],
    });
    expect(findings).toEqual([{ code: 'dnssec-broken' }]);
  });

  it.each([
    ['up.test', { state: 'unsigned', keys: false }],
    ['odd.test', { state: 'unknown', why: 'algorithm-unknown' }],
  ])('takes %s for what validators take it', async (name, expected) => {
    expect((await inspect(name)).dnssec).toMatchObject({
      ...expected,
      validators: [{ verdict: 'indifferent' }],
    });
  });

  it('finds zones where one resolver never answers and another invents what does not exist', async () => {
    const settings: EyeSettings = {
      resolvers: [liars.silent, liars.rewriting],
      explicit: false,
      publicResolvers: [hosts.resolver],
    };
    internet.update('add _acme-challenge.nas.up.test 60 TXT v');
    const { ended, looks } = await watch('nas.up.test', { settings });
    expect({ ended, looks }).toEqual({ ended: 'published', looks: ['bind has'] });
  });

  it('finds zones over HTTPS where every resolver gives the addresses of a proxy tool', async () => {
    const settings: EyeSettings = { resolvers: [liars.fake], explicit: false, publicResolvers: [] };
    const zone = (more: Partial<EyeSettings>) =>
      eye.ask<{ nameServers: unknown }>({ call: 'zone', name: 'www.up.test', eye: { ...settings, ...more } });
    expect(await zone({ operators: operators() })).toMatchObject({
      name: 'up.test',
      nameServers: [{ name: 'bind.hosts.test', addresses: [`${hosts.bind}:53`] }],
    });
    // Without them there is none rather than a false one.
    expect((await zone({})).nameServers).toContainEqual({ name: 'bind.hosts.test', addresses: [] });
  });

  it('ends by what two operators see where no name server can be reached', async () => {
    const settings: EyeSettings = { resolvers: [liars.blocked], explicit: false, publicResolvers: [] };
    const { ended, looks, outside } = await watch('blocked.test', {
      settings: { ...settings, operators: operators() },
    });
    expect(ended).toBe('published');
    expect(looks.at(-1)).toBe('ns unreachable, silent unreachable, 127 not-yet');
    expect(outside).toEqual([
      [
        { operator: 'o0', name: 'Operator 0', state: 'has', ttl: 30 },
        { operator: 'o1', name: 'Operator 1', state: 'has', ttl: 30 },
      ],
    ]);
  });
});
