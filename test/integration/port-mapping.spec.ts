/** Ports at a real router, as the world outside sees them. */
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Mapping, MappingProtocol } from '../../electron/engine/port-mapping/mapping.ts';
import {
  type HomeRouter,
  type HomeRouterOptions,
  homeRouterNeeds,
  type Machine,
  places,
  startHomeRouter,
} from '../support/home-router.ts';
import { describeWith } from '../support/tools.ts';

const worker = join(import.meta.dirname, '../support/port-mapping-worker.ts');
const reach = join(import.meta.dirname, '../support/reach-worker.ts');
const says = (word: string, port: number): string =>
  `require('net').createServer((s) => s.end('${word}')).listen(${port}, '0.0.0.0', () => console.log('up'))`;

describeWith(homeRouterNeeds, 'a port at a real router', () => {
  let router: HomeRouter;
  afterEach(() => router?.stop());

  const ask = (at: Exclude<Machine, 'outside'>, action: string, given: unknown = null): Promise<unknown> =>
    router.script(at, worker, [places[at], action, JSON.stringify(given)]);
  const fromOutside = (port: number): Promise<unknown> => router.script('outside', reach, [places.outer, String(port)]);
  const opened = (answer: unknown): Mapping => {
    const { result } = answer as { readonly result?: Mapping };
    if (result === undefined) throw new Error(JSON.stringify(answer));
    return result;
  };
  const wanted = (protocol: MappingProtocol, more = {}) => ({
    protocol,
    outerPort: 80,
    innerPort: 8080,
    seconds: 600,
    ...more,
  });

  it.each<[MappingProtocol, HomeRouterOptions]>([
    ['pcp', { pcp: true, natPmp: true, upnp: true }],
    ['nat-pmp', { pcp: false, natPmp: true, upnp: false }],
    ['upnp', { pcp: false, natPmp: false, upnp: true }],
  ])('is opened, leads to us, and is closed again by a later process: %s', async (protocol, speaks) => {
    router = await startHomeRouter(speaks);
    await router.serve('home', says('here', 8080));
    const before = router.rules();
    expect(await ask('home', 'find')).toEqual({ result: { protocol, router: places.router } });
    expect(router.rules()).toBe(before);
    expect(await fromOutside(80)).toBeNull();

    const mapping = opened(await ask('home', 'open', wanted(protocol)));
    expect(mapping).toEqual({
      protocol,
      router: places.router,
      outerPort: 80,
      innerPort: 8080,
      innerAddress: places.home,
      seconds: 600,
      ...(protocol === 'pcp' ? { nonce: expect.stringMatching(/^[0-9a-f]{24}$/) } : {}),
    });
    expect(await fromOutside(80)).toBe('here');

    expect(await ask('home', 'close', mapping)).toEqual({});
    expect(await fromOutside(80)).toBeNull();
    expect(router.rules()).toBe(before);
    // What is gone already counts as closed.
    expect(await ask('home', 'close', mapping)).toEqual({});
  });

  it('is refused by each protocol when it leads to another machine, which is named', async () => {
    router = await startHomeRouter({ pcp: true, natPmp: true, upnp: true });
    await router.serve('neighbour', says('neighbour', 8443));
    opened(await ask('neighbour', 'open', wanted('upnp', { innerPort: 8443 })));
    const before = router.rules();
    const taken = {
      code: 'fix.router-refused',
      details: { router: places.router, reason: 'taken', holder: `${places.neighbour}:8443, Certwright` },
    };
    for (const protocol of ['pcp', 'nat-pmp', 'upnp'] as const)
      expect(await ask('home', 'open', wanted(protocol))).toMatchObject({ problem: taken });
    // Neither their mapping nor anything of ours has changed.
    expect(router.rules()).toBe(before);
    expect(await fromOutside(80)).toBe('neighbour');
  });

  it('is not taken from the machine that has it by now', async () => {
    router = await startHomeRouter({ pcp: false, natPmp: false, upnp: true });
    await router.serve('neighbour', says('neighbour', 8080));
    const mapping = opened(await ask('home', 'open', wanted('upnp')));
    await ask('home', 'close', mapping);
    opened(await ask('neighbour', 'open', wanted('upnp')));
    expect(await ask('home', 'close', mapping)).toEqual({});
    expect(await fromOutside(80)).toBe('neighbour');
  });

  it('without anyone to tell who has it, is refused all the same, and no other port is left open', async () => {
    router = await startHomeRouter({ pcp: true, natPmp: true, upnp: false });
    opened(await ask('neighbour', 'open', wanted('pcp')));
    const before = router.rules();
    // This router does not know how to promise a port, neither by the one nor by the other.
    for (const protocol of ['pcp', 'nat-pmp'] as const)
      expect(await ask('home', 'open', wanted(protocol))).toMatchObject({
        problem: { details: { reason: 'other-port' } },
      });
    expect(router.rules()).toBe(before);
  });

  it('for good is for as long as the router likes, and can be closed', async () => {
    router = await startHomeRouter({ pcp: true, natPmp: true, upnp: true });
    const before = router.rules();
    const mapping = opened(await ask('home', 'openAny', { outerPort: 443, innerPort: 443, seconds: 0 }));
    expect(mapping).toMatchObject({ protocol: 'pcp', outerPort: 443, seconds: 3600, innerAddress: places.home });
    const again = { protocol: 'pcp', outerPort: 443, innerPort: 443, seconds: 900, nonce: mapping.nonce };
    expect(await ask('home', 'open', again)).toEqual({ result: { ...mapping, seconds: 900 } });
    expect(await ask('home', 'close', mapping)).toEqual({});
    expect(router.rules()).toBe(before);
  });

  it('for good is without end where the router speaks UPnP alone, and may be asked for twice', async () => {
    router = await startHomeRouter({ pcp: false, natPmp: false, upnp: true });
    const before = router.rules();
    const order = { outerPort: 443, innerPort: 443, seconds: 0 };
    const mapping = opened(await ask('home', 'openAny', order));
    expect(opened(await ask('home', 'openAny', order))).toEqual(mapping);
    expect(await ask('home', 'close', mapping)).toEqual({});
    expect(router.rules()).toBe(before);
  });

  it('that was given up while it was being opened is not left open', async () => {
    router = await startHomeRouter({ pcp: true, natPmp: true, upnp: false });
    router.falseSilence();
    const before = router.rules();
    expect(await ask('home', 'abandon', wanted('nat-pmp'))).toMatchObject({ problem: { code: 'internal' } });
    expect(router.log()).toContain(`NAT-PMP port mapping request : 80->${places.home}:8080 tcp lifetime=600s`);
    expect(router.rules()).toBe(before);
  });

  it('is asked for at nobody where no router answers', async () => {
    router = await startHomeRouter({ pcp: false, natPmp: true, upnp: false });
    const gone = { ...wanted('upnp'), router: places.router, innerAddress: places.home };
    expect(await ask('home', 'close', gone)).toMatchObject({ problem: { details: { reason: 'no-answer' } } });
    expect(await ask('home', 'open', wanted('pcp'))).toMatchObject({ problem: { details: { reason: 'no-answer' } } });
  });
});
