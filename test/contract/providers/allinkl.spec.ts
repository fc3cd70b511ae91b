import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { allinkl } from '../../../electron/engine/providers/allinkl/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { contract, fault } from './allinkl.stand-in.ts';
import { providerContract } from './contract.ts';

providerContract(contract);

const { signal } = new AbortController();
const record = (value: string) => ({ zone: 'example.test', fqdn: '_acme-challenge.example.test', value, ttl: 300 });

describe('ALL-INKL.COM in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'a login of another form',
      fault('kas_login_syntax_incorrect'),
      'wrong-credentials',
      'provider-credentials-invalid',
    ],
    ['an account without DNS', fault('dns_settings_not_allowed'), 'no-permission', 'provider-permission-missing'],
    ['anything else', fault('record_data_syntax_incorrect'), 'refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = allinkl.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    const failure = await failureOf(provider.add(record('ours'), signal));
    expect(failure.code).toBe(`provider.${code}`);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('one log-in serves many calls, and a session that has ended is opened anew', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    const provider = allinkl.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record('first'), signal);
    await provider.add(record('second'), signal);
    const logins = () => api.requests.filter((one) => one.endsWith('/KasAuth.php')).length;
    expect(logins()).toBe(1);
    api.script(fault('kas_session_invalid'));
    await provider.add(record('third'), signal);
    expect(logins()).toBe(2);
    expect(zones.get('example.test')?.map(({ value }) => value)).toEqual(['first', 'second', 'third']);
    await api.close();
  });

  it('the time that an answer asks for is waited before the next call', async () => {
    const waits: number[] = [];
    const now = new Date();
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => void waits.push(milliseconds),
    };
    const api = await startProviderStandIn(contract.routes(new Map([['example.test', []]])));
    await allinkl.create({ ...contract.fields, endpoint: api.endpoint }, clock).add(record('ours'), signal);
    expect(waits).toEqual([10]);
    await api.close();
  });
});
