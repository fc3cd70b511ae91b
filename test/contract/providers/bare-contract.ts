/**
 * What services owe that are told too little, or answer too little, for the whole suite: one TXT place whatever the name,
 * values that cannot be removed, answers of which only the status counts.
 */
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import type { DnsProvider, TxtRecord } from '../../../electron/engine/providers/provider.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Fault, type ProviderStandIn, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export interface Bareness {
  /** How many values stand beside each other, the newest first to stay. */
  readonly room: number;
  /** Values stay until newer ones come. */
  readonly stays?: boolean;
  /** A success may be followed by anything. */
  readonly anySuccess?: boolean;
}

const zone = 'example.test';
const fqdn = `_acme-challenge.${zone}`;
const record = (value: string): TxtRecord => ({ zone, fqdn, value, ttl: 60 });
/** 43 characters of base64url, as every ACME value is. */
const values = ['a', 'b', 'c'].map((letter) => letter.padEnd(43, `${letter}-Xq_7`));
const [first = '', second = '', third = ''] = values;
const page = '<!doctype html><title>Sign in</title>';

const reasonOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: unknown) => thrown,
  );

export const bareContract = (contract: ProviderContract, { room, stays, anySuccess }: Bareness): void => {
  const { module, fields, refusals } = contract;
  const { id } = module.descriptor;
  const { rateLimited = { status: 429, json: {} } } = refusals;
  const { signal } = new AbortController();
  let zones: Zones;
  let api: ProviderStandIn;
  let provider: DnsProvider;
  const at = (endpoint: string) => contract.endpointFields?.(endpoint) ?? { endpoint };
  const clientWith = (more: Readonly<Record<string, string>> = {}): DnsProvider =>
    module.create({ ...fields, ...more, ...at(api.endpoint) }, hastyClock());
  const served = () => (zones.get(zone) ?? []).map(({ value }) => value).toSorted();

  beforeEach(async () => {
    zones = new Map([[zone, []]]);
    api = await startProviderStandIn(contract.routes(zones));
    provider = clientWith();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await api.close();
  });

  describe(`${id}: values`, () => {
    it('are written once, stay beside each other as far as there is room, and go', async () => {
      const recordId = await provider.add(record(first), signal);
      await provider.add(record(first), signal);
      expect(new Set(served())).toEqual(new Set([first]));
      await provider.add(record(second), signal);
      await provider.add(record(third), signal);
      expect(served()).toEqual(values.slice(-Math.min(room, values.length)));
      await provider.remove(record(third), recordId, signal);
      await provider.remove(record(third), '', signal);
      if (!stays) expect(served()).toEqual(values.slice(-Math.min(room, values.length), -1));
    });

    it('are not touched by a proof of the credential', async () => {
      await provider.add(record(first), signal);
      const before = served();
      await provider.prove(zone, signal);
      expect(served()).toEqual(before);
    });
  });

  describe(`${id}: refusals`, () => {
    it('of a wrong key', async () => {
      expect(await failureOf(clientWith(contract.wrong).add(record(first), signal))).toMatchObject({
        code: 'provider.wrong-credentials',
        details: { provider: id, cause: 'provider-credentials-invalid' },
      });
      expect(served()).toEqual([]);
    });

    it('for a moment are waited for, for longer are told with their end', async () => {
      api.script({ ...rateLimited, headers: { ...rateLimited.headers, 'retry-after': '1' } }, rateLimited);
      await provider.add(record(first), signal);
      expect(new Set(served())).toEqual(new Set([first]));
      api.always({ ...rateLimited, headers: { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' } });
      expect(await failureOf(provider.add(record(second), signal))).toMatchObject({
        code: 'provider.rate-limited',
        retryAt: '2099-10-21T07:28:00.000Z',
      });
    });
  });

  describe(`${id}: answers that are none`, () => {
    const odd: readonly (readonly [string, Fault, string])[] = [
      ['200 with JSON of another shape', { status: 200, json: 7 }, 'provider.bad-answer'],
      ['200 with nothing', { status: 200 }, 'provider.bad-answer'],
    ];
    it.each<readonly [string, Fault, string]>([
      ...(anySuccess ? [] : odd),
      ['200 with a page', { status: 200, text: page }, 'provider.bad-answer'],
      ['500 with JSON', { status: 500, json: { message: 'oops' } }, 'provider.bad-answer'],
      ['503 with a page', { status: 503, text: page }, 'provider.bad-answer'],
      ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'provider.bad-answer'],
      ['a closed connection', 'cut', 'provider.unreachable'],
    ])('%s', async (_name, fault, code) => {
      api.always(fault);
      expect(await failureOf(provider.add(record(first), signal))).toMatchObject({ code });
      expect(api.requests.every((one) => !one.includes('elsewhere'))).toBe(true);
    });

    it('silence ends by itself', async () => {
      const { timeout } = AbortSignal;
      vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => timeout.call(AbortSignal, limit / 200));
      api.always('hang');
      expect(await failureOf(provider.add(record(first), signal))).toMatchObject({ code: 'provider.unreachable' });
    });

    it('silence ends when the run is cancelled, and so does a wait', async () => {
      for (const fault of ['hang', { ...rateLimited, headers: { 'retry-after': '9' } }] as const) {
        api.always(fault);
        const stop = new AbortController();
        const reason = new Error('cancelled');
        const before = api.requests.length;
        const client = module.create({ ...fields, ...at(api.endpoint) }, systemClock);
        const work = reasonOf(client.add(record(first), stop.signal));
        await vi.waitUntil(() => api.requests.length > before, { interval: 5 });
        stop.abort(reason);
        expect(await work).toBe(reason);
      }
    });
  });

  it(`${id}: no failure shows a secret, even where the other side repeats it`, async () => {
    const secrets = module.descriptor.fields
      .filter(({ secret, key }) => secret && (fields[key] ?? '') !== '')
      .flatMap(({ key }) => [fields[key] ?? '']);
    const echo = `key ${secrets.join(' and ')} is odd`;
    const statuses = [...(anySuccess ? [] : [200]), 302, 400, 401, 403, 404, 409, 422, 429, 500];
    const faults: readonly Fault[] = [
      ...statuses.flatMap((status) => [
        { status, text: echo },
        { status, json: { error: echo, message: echo } },
      ]),
      'cut',
    ];
    for (const fault of faults) {
      api.always(fault);
      const thrown = await reasonOf(provider.add(record(first), signal));
      const told = `${inspect(thrown, { depth: 12, showHidden: true })}${JSON.stringify(toProblem(thrown))}`;
      for (const secret of secrets) expect(told).not.toContain(secret);
    }
  });

  it(`${id}: a key with a line break is refused before it is sent`, () => {
    const key = fields[contract.keyField] ?? '';
    expect(() => clientWith({ [contract.keyField]: `${key}\nx: y` })).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
    );
    expect(api.requests).toEqual([]);
  });
};
