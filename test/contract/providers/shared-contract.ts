/** What every provider owes, whatever its service can do: refusals, limits, odd answers, silence, secrets. */
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Clock, systemClock } from '../../../electron/engine/ports/index.ts';
import type { DnsProvider, TxtRecord } from '../../../electron/engine/providers/provider.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Fault, type ProviderStandIn, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

export const zone = 'example.test';
export const fqdn = `_acme-challenge.${zone}`;
export const record = (value: string, more: Partial<TxtRecord> = {}): TxtRecord => ({
  zone,
  fqdn,
  value,
  ttl: 1,
  ...more,
});
/** 43 characters of base64url, as every ACME value is. */
export const first = 'gfj9Xq-Rg85nM_first_47vQ2mYw8ZtKcLbNdRsUx0A';

/** A stand-in and a client of it, both new for each test. */
export interface Stage {
  readonly contract: ProviderContract;
  readonly signal: AbortSignal;
  zones(): Zones;
  api(): ProviderStandIn;
  provider(): DnsProvider;
  clientWith(more?: Readonly<Record<string, string>>, clock?: Clock): DnsProvider;
  /** The same with other zones. */
  restart(zones: Zones): Promise<void>;
  /** All values of the zone. */
  values(): readonly string[];
}

export const stageFor = (contract: ProviderContract): Stage => {
  const { module, fields } = contract;
  const { signal } = new AbortController();
  const hasty = hastyClock();
  let zones: Zones;
  let api: ProviderStandIn;
  let provider: DnsProvider;
  const clientWith: Stage['clientWith'] = (more = {}, clock = hasty) => {
    const endpoint = contract.endpointFields?.(api.endpoint) ?? { endpoint: api.endpoint };
    return module.create({ ...fields, ...more, ...endpoint }, clock);
  };
  const start = async (some: Zones) => {
    zones = some;
    api = await startProviderStandIn(contract.routes(zones));
    provider = clientWith();
  };
  beforeEach(() => start(new Map([[zone, []]])));
  afterEach(async () => {
    vi.restoreAllMocks();
    await api.close();
  });
  return {
    contract,
    signal,
    zones: () => zones,
    api: () => api,
    provider: () => provider,
    clientWith,
    restart: async (some) => {
      await api.close();
      await start(some);
    },
    values: () => (zones.get(zone) ?? []).map(({ value }) => value),
  };
};

export const rateLimitOf = ({ refusals: { rateLimited = { status: 429, json: {} } } }: ProviderContract) => rateLimited;

/** `byAdding` for services that cannot be asked without a change. */
export const refusesWrongKey = ({ contract, clientWith, signal, values }: Stage, byAdding: boolean): void => {
  it('of a wrong key', async () => {
    const stranger = clientWith(contract.wrong);
    const work = byAdding ? stranger.add(record(first), signal) : stranger.prove(zone, signal);
    expect(await failureOf(work)).toMatchObject({
      code: 'provider.wrong-credentials',
      details: { provider: contract.module.descriptor.id, cause: 'provider-credentials-invalid' },
    });
    expect(values()).toEqual([]);
  });
};

export const waitsOutLimits = ({ contract, api, provider, signal, values }: Stage): void => {
  const rateLimited = rateLimitOf(contract);
  const retryAfter = (when: string) => ({ ...rateLimited, headers: { ...rateLimited.headers, 'retry-after': when } });

  it('for a moment are waited for', async () => {
    api().script(retryAfter('0'), retryAfter('1'), rateLimited);
    await provider().add(record(first), signal);
    expect(values()).toEqual([first]);
  });

  it('for longer are told with their end, and do not last', async () => {
    api().always(retryAfter('Wed, 21 Oct 2099 07:28:00 GMT'));
    expect(await failureOf(provider().add(record(first), signal))).toMatchObject({
      code: 'provider.rate-limited',
      retryable: true,
      retryAt: '2099-10-21T07:28:00.000Z',
    });
    api().always(undefined);
    await provider().add(record(first), signal);
    expect(values()).toEqual([first]);
  });
};

const page = '<!doctype html><title>Sign in</title>';
export const notItsWords: readonly (readonly [string, Fault, string])[] = [
  ['200 with JSON of another shape', { status: 200, json: 7 }, 'provider.bad-answer'],
  ['200 with nothing', { status: 200 }, 'provider.bad-answer'],
];
export const noAnswers: readonly (readonly [string, Fault, string])[] = [
  ['500 with JSON', { status: 500, json: { message: 'oops' } }, 'provider.bad-answer'],
  ['503 with a page', { status: 503, text: page }, 'provider.bad-answer'],
  ['200 with a page', { status: 200, text: page }, 'provider.bad-answer'],
  ['404 with a page', { status: 404, text: page }, ''],
  ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'provider.bad-answer'],
  ['a closed connection', 'cut', 'provider.unreachable'],
];

/** `anySuccess` for services whose success may be followed by anything. */
export const tellsOddAnswers = (stage: Stage, anySuccess = false): void => {
  const { contract, api, provider, signal, values } = stage;
  describe(`${contract.module.descriptor.id}: answers that are none`, () => {
    it.each(anySuccess ? noAnswers : [...noAnswers, ...notItsWords])('%s', async (_name, fault, code) => {
      api().always(fault);
      const failure = await failureOf(provider().add(record(first), signal));
      // A page for a missing path says no more than that the address is not the API's, or the zone not there.
      expect(code === '' ? ['provider.bad-answer', 'provider.zone-not-found'] : [code]).toContain(failure.code);
      expect(api().requests.every((one) => !one.includes('elsewhere'))).toBe(true);
      expect(values()).toEqual([]);
    });
    endsSilence(stage);
  });
};

const endsSilence = ({ contract, api, provider, clientWith, signal }: Stage): void => {
  it('silence ends by itself', async () => {
    const limits: number[] = [];
    const { timeout } = AbortSignal;
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((limit) => {
      limits.push(limit);
      return timeout.call(AbortSignal, limit / 200);
    });
    api().always('hang');
    expect(await failureOf(provider().add(record(first), signal))).toMatchObject({
      code: 'provider.unreachable',
      details: { detail: 'timeout' },
      retryable: true,
    });
    expect(limits.every((limit) => limit >= 5_000 && limit <= 30_000)).toBe(true);
  });

  it('silence ends when the run is cancelled, and so does a wait', async () => {
    for (const fault of ['hang', { ...rateLimitOf(contract), headers: { 'retry-after': '9' } }] as const) {
      api().always(fault);
      const stop = new AbortController();
      const reason = new Error('cancelled');
      const before = api().requests.length;
      // On the real clock, since a hasty wait would be over before it can be cancelled.
      const work = reasonOf(clientWith({}, systemClock).add(record(first), stop.signal));
      await vi.waitUntil(() => api().requests.length > before, { interval: 5 });
      stop.abort(reason);
      expect(await work).toBe(reason);
    }
  });
};

export const keepsSecrets = (stage: Stage, anySuccess = false): void =>
  keepsSecretsIn(stage, '', anySuccess, () => stage.provider().add(record(first), stage.signal));

/** The same for other work than adding a value. */
export const keepsSecretsIn = (
  { contract, api }: Stage,
  what: string,
  anySuccess: boolean,
  work: () => Promise<unknown>,
): void => {
  const { module, fields } = contract;
  it(`${module.descriptor.id}: no failure${what} shows a secret, even where the other side repeats it`, async () => {
    const secrets = module.descriptor.fields
      .filter(({ secret, key }) => secret && (fields[key] ?? '') !== '')
      .flatMap(({ key }) => [fields[key] ?? '']);
    const forms = [...secrets, ...secrets.map(encodeURIComponent)];
    const echo = `key ${forms.join(' and ')} is odd`;
    const statuses = [...(anySuccess ? [] : [200]), 302, 400, 401, 403, 404, 409, 422, 429, 500];
    const jsons = [
      { success: false, errors: [{ code: 1, message: echo }], id: 'x', message: echo, detail: echo },
      { error: { code: 'odd', message: echo } },
      { error: echo, message: echo },
    ];
    const faults: readonly Fault[] = [
      ...statuses.flatMap((status) => [
        ...[echo, ...forms].map((text) => ({ status, text })),
        ...jsons.map((json) => ({ status, json })),
      ]),
      'cut',
    ];
    for (const fault of faults) {
      api().always(fault);
      const thrown = await reasonOf(work());
      const told = `${inspect(thrown, { depth: 12, showHidden: true })}${JSON.stringify(toProblem(thrown))}`;
      for (const secret of forms) expect(told).not.toContain(secret);
    }
  });
};

export const refusesSpoiltKeys = (
  { contract, api, clientWith }: Stage,
  title: string,
  spoilt: (key: string) => readonly string[],
): void => {
  const { module, fields, keyField } = contract;
  it(`${module.descriptor.id}: ${title}`, () => {
    for (const bad of spoilt(fields[keyField] ?? ''))
      expect(() => clientWith({ [keyField]: bad })).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
      );
    expect(api().requests).toEqual([]);
  });
};

const reasonOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (thrown: unknown) => thrown,
  );
