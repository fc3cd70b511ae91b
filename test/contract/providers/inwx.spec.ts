import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { inwx } from '../../../electron/engine/providers/inwx/client.ts';
import { totpCode, totpStep } from '../../../electron/engine/providers/inwx/totp.ts';
import { failureOf } from '../../support/failure-of.ts';
import { movedClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, lockedDesk, password, refusal, sharedSecret, username } from './inwx.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };

describe('INWX in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    ['a call without a log-in', refusal(2002, 'Command use error'), 'provider.wrong-credentials', undefined],
    ['a server fault', refusal(2400, 'Command failed'), 'provider.rate-limited', undefined],
    ['a low TTL', refusal(2004, 'Range error', 'TTL is too low'), 'provider.refused', 'provider-ttl-rejected'],
    ['anything else', refusal(2306, 'Parameter value policy error'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const clock = movedClock({ skipSleeps: true });
    const failure = await failureOf(
      inwx.create({ username, password, endpoint: api.endpoint }, clock).prove('example.test', signal),
    );
    expect(failure).toMatchObject({ code, ...(cause === undefined ? {} : { details: { cause } }) });
    await api.close();
  });

  it('the endpoint may end in a slash, as the published one does', async () => {
    const api = await startProviderStandIn(contract.routes(new Map([['example.test', []]])));
    const provider = inwx.create({ username, password, endpoint: `${api.endpoint}/xmlrpc/` }, systemClock);
    await provider.prove('example.test', signal);
    expect(new Set(api.requests)).toEqual(new Set(['POST /xmlrpc/']));
    await api.close();
  });
});

describe('INWX with a second factor', () => {
  const opened = async (secret: string) => {
    const zones: Zones = new Map([['example.test', []]]);
    const clock = movedClock({ skipSleeps: true });
    const desk = lockedDesk(zones, clock.now);
    const api = await startProviderStandIn(desk.answer);
    const provider = inwx.create({ username, password, sharedSecret: secret, endpoint: api.endpoint }, clock);
    return { zones, desk, api, provider };
  };

  it('uses no code twice, and logs out each time', async () => {
    const { zones, desk, api, provider } = await opened('gezd gnbv gy3t qojq gezd gnbv gy3t qojq');
    await Promise.all([provider.add(record, signal), provider.add({ ...record, value: 'w' }, signal)]);
    await provider.remove(record, '', signal);
    expect(zones.get('example.test')).toMatchObject([{ value: 'w' }]);
    expect(desk.openSessions()).toBe(0);
    await api.close();
  });

  it.each([
    ['a wrong secret', 'JBSWY3DPEHPK3PXP'],
    ['no secret', ''],
  ])('refuses %s', async (_name, secret) => {
    const { api, provider } = await opened(secret);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({
      code: 'provider.wrong-credentials',
    });
    await api.close();
  });

  it('a wrong clock is told behind a refused code', async () => {
    const refused = refusal(2200, 'Authentication error', 'The confirmation code is invalid');
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const api = await startProviderStandIn(() => ({ ...refused, headers: { ...refused.headers, date } }));
    const provider = inwx.create({ username, password, sharedSecret, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({ code: 'provider.clock-skew' });
    await api.close();
  });

  it('a code in place of the secret is told at once', () => {
    expect(() => inwx.create({ username, password, sharedSecret: '081804' }, systemClock)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          details: { provider: 'inwx', fields: [{ key: 'sharedSecret', problem: 'format' }] },
        }),
      }),
    );
  });
});

/** RFC 6238, appendix B, the rows with SHA-1. */
describe('one-time codes', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %d', (seconds, code) => {
    const step = totpStep(new Date(seconds * 1000));
    expect(totpCode(sharedSecret, step, 8)).toBe(code);
    expect(totpCode(sharedSecret, step)).toBe(code.slice(2));
  });
});
