/** A profile that watches: what is due when, what people are told, and which domains are asked for. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeVersion } from '../../electron/engine/keys/read-certificate.ts';
import { type MovedClock, movedClock } from '../support/moved-clock.ts';
import { type OpenedWorkspace, openedWorkspace } from '../support/opened-workspace.ts';
import {
  type ChainAuthority,
  type Leaf,
  makeChainAuthority,
  serveTls,
  type TlsServer,
} from '../support/served-chain.ts';
import { policyFor, saveIssued } from '../support/stored-certificate.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';

const name = 'www.example.com';
const signal = new AbortController().signal;
const hour = 3_600_000;

describe('a profile that watches', () => {
  let authority: ChainAuthority;
  let earlier: Leaf;
  let leaf: Leaf;
  let opened: OpenedWorkspace;
  let clock: MovedClock;
  let registry: Server;
  let server: TlsServer;
  const asked: string[] = [];
  const askedAt: number[] = [];

  /** As a run leaves it, here without one. */
  const addVersion = (id: string, { certPem }: Leaf): void => {
    const chainPem = certPem + authority.intermediatePem;
    opened.workspace.storage.certificates.addVersion({
      ...{ certificateId: 'one', chainPem, keyRecord: 'key' },
      version: describeVersion({ id, chainPem, createdAt: clock.now().toISOString() }),
    });
  };

  beforeAll(async () => {
    clock = movedClock({ skipSleeps: true });
    authority = await makeChainAuthority();
    earlier = await authority.leaf({ names: [name], from: -80, to: 100 });
    leaf = await authority.leaf({ names: [name] });
    const identity = await makeTlsIdentity();
    registry = createServer({ key: identity.keyPem, cert: identity.certificatePem }, (request, response) => {
      const { port } = registry.address() as AddressInfo;
      asked.push(request.url ?? '');
      askedAt.push(clock.now().getTime());
      if (request.url === '/dns.json')
        response.end(JSON.stringify({ services: [[['com'], [`https://localhost:${port}/com/`]]] }));
      else
        response.end(
          JSON.stringify({
            events: [{ eventAction: 'expiration', eventDate: new Date(Date.now() + 20 * 24 * hour).toISOString() }],
          }),
        );
    });
    registry.listen(0, '127.0.0.1');
    await once(registry, 'listening');
    const { port } = registry.address() as AddressInfo;
    opened = await openedWorkspace({
      clock,
      registry: { bootstrapUrl: `https://localhost:${port}/dns.json`, rootPem: identity.rootPem },
      resolvers: { system: [], known: [] },
    });
    opened.workspace.storage.certificates.save({
      ...{ id: 'one', name, createdAt: clock.now().toISOString() },
      policy: {
        ...policyFor(name, '*.example.com', 'mail.example.net'),
        authority: { url: 'https://ca.example.com/directory', rootPem: authority.rootPem },
      },
    });
    addVersion('first', earlier);
    // Long handed over.
    clock.advance(hour);
    server = await serveTls({ key: earlier.keyPem, cert: earlier.certPem + authority.intermediatePem });
  });
  afterAll(async () => {
    await server?.close();
    registry?.closeAllConnections();
    registry?.close();
    await opened?.remove();
  });

  const watch = () => opened.workspace.watch;
  const told = () =>
    opened.workspace.storage.notices.list({ open: true, limit: 50 }).map(({ code, subject }) => [code, subject.host]);

  it('proposes every name that is a host, and no more than once', () => {
    // Who only wants what was seen puts nothing on the list.
    expect(watch().seen()).toEqual([]);
    expect(opened.workspace.storage.endpoints.list()).toEqual([]);
    const hosts = () =>
      watch()
        .state()
        .endpoints.map(({ host, port }) => [host, port]);
    const expected = [
      [name, 443],
      ['mail.example.net', 443],
    ];
    expect(hosts()).toEqual(expected);
    expect(hosts()).toEqual(expected);
    for (const { id } of watch().state().endpoints) watch().remove(id);
    expect(hosts()).toEqual([]);
  });

  it('tells of a server that was not reloaded, and of its end', async () => {
    watch().switchCertificate('one', true);
    const { id } = watch().save({ host: '127.0.0.1', port: server.port, serverName: name, certificateId: 'one' });
    // Asked for twice at once, it is looked at once.
    await Promise.all([watch().look({ id }, signal), watch().look({ id }, signal)]);
    expect(watch().reports(id)).toHaveLength(1);
    expect(
      watch()
        .seen()
        .map((one) => one.id),
    ).toEqual([id]);
    expect(told()).toEqual([]);

    addVersion('second', leaf);
    expect(watch().dueNow()).toEqual([]);
    clock.advance(11 * 60_000);
    expect(
      watch()
        .dueNow()
        .map((one) => one.id),
    ).toEqual([id]);
    await watch().tend(signal);
    expect(told()).toContainEqual(['served-old', '127.0.0.1']);

    await server.close();
    server = await serveTls({ port: server.port, key: leaf.keyPem, cert: leaf.certPem + authority.intermediatePem });
    clock.advance(24 * hour);
    await watch().tend(signal);
    expect(told().map(([code]) => code)).not.toContain('served-old');
    expect(
      watch()
        .reports(id)
        .map(({ findings }) => findings.map(({ code }) => code)),
    ).toEqual([[], ['old-certificate'], []]);
    expect(watch().dueNow()).toEqual([]);
  });

  it('looks in a scheduled run at what is on the list and due, as many as it may, and at nothing else', async () => {
    const reports = () =>
      watch()
        .state()
        .endpoints.map(({ id }) => watch().reports(id).length);
    const before = reports();
    await watch().tendListed(30, signal);
    expect(reports()).toEqual(before);
    clock.advance(24 * hour);
    await watch().tendListed(0, signal);
    expect(reports()).toEqual(before);
    const due = watch().dueNow().length;
    expect(due).toBeGreaterThan(0);
    await watch().tendListed(30, signal);
    expect([watch().dueNow(), reports().reduce((sum, count) => sum + count)]).toEqual([
      [],
      before.reduce((sum, count) => sum + count) + due,
    ]);
  });

  it('asks registries once a week, one a second, and tells of a domain that ends', async () => {
    // The looks above have asked already: com by its registry, net by none.
    expect(asked).toEqual(['/dns.json', '/com/domain/example.com']);
    const states = (await watch().domains()).map(({ domain, state }) => [domain, state]);
    expect(states).toEqual([
      ['example.com', 'known'],
      ['example.net', 'not-public'],
    ]);
    expect(told()).toContainEqual(['domain-expiring', 'example.com']);
    clock.advance(3 * 24 * hour);
    await watch().tend(signal);
    expect(asked).toHaveLength(2);
    clock.advance(5 * 24 * hour);
    await watch().tend(signal);
    expect(asked.slice(2)).toEqual(['/dns.json', '/com/domain/example.com']);
  });

  it('asks no registry that it may not', async () => {
    watch().switchDomains(false);
    clock.advance(8 * 24 * hour);
    await watch().tend(signal);
    expect(asked).toHaveLength(4);
    watch().switchCertificate('one', false);
    expect([await watch().domains(), watch().state().watched, watch().nextMoment()]).toEqual([[], [], undefined]);
  });

  it('watches by itself what anybody on the internet can see, and nothing else', () => {
    const signed = { chainPem: leaf.certPem, notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-04-01T00:00:00Z' };
    for (const [id, host] of [
      ['public', 'www.example.org'],
      ['inner', 'nas.lan'],
    ] as const)
      saveIssued(opened.workspace.storage, { id, policy: policyFor(host), ...signed });
    expect(watch().state().watched).toEqual(['public']);
    watch().switchCertificate('public', false);
    expect(watch().state().watched).toEqual([]);
  });

  it('keeps the last thirty reports, and forgets a host that was removed', async () => {
    const { id } = watch().save({ host: '127.0.0.1', port: 1 });
    for (let count = 0; count < 32; count += 1) await watch().look({ id }, signal);
    expect(watch().reports(id)).toHaveLength(30);
    expect(watch().save({ host: '127.0.0.1', port: 1 }).id).toBe(id);
    watch().remove(id);
    expect(() => watch().reports(id)).toThrow('watch.endpoint-not-found');
    expect(() => watch().save({ host: '127.0.0.1', certificateId: 'nobody' })).toThrow('certificate.not-found');
  });
});
