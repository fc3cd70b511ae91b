import { afterEach, describe, expect, it } from 'vitest';
import { netcup } from '../../../electron/engine/providers/netcup/client.ts';
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
import { contract, legacyContract, legacyRefusal, openSessions, refusal } from './netcup.stand-in.ts';

providerContract(contract);
describe('with a legacy key', () => providerContract(legacyContract));

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'x'.repeat(43), ttl: 60 };
let api: ProviderStandIn | undefined;
const opened = async (
  routes: (asked: Asked) => Reply | Promise<Reply>,
  { fields } = contract,
): Promise<DnsProvider> => {
  api = await startProviderStandIn(routes);
  return netcup.create({ ...fields, endpoint: api.endpoint }, hastyClock());
};
const closed = async (): Promise<void> => {
  await api?.close();
  api = undefined;
};

describe('netcup in its own words', () => {
  afterEach(closed);
  it.each<[string, Reply, string, string]>([
    [
      'an expired key',
      refusal(400, 'authenticationError', 'Authentication token is not valid or has expired.'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'a domain of somebody else',
      refusal(404, 'resourceDoesNotExist', 'The requested resource does not exist.'),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a domain on the older DNS',
      { status: 200, json: { success: true, result: [{ id: 1, fqdn: zone, isDnsManaged: false }] } },
      'provider.wrong-credentials',
      'provider-credential-type-mixup',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const provider = await opened(() => reply);
    expect(await failureOf(provider.prove(zone, signal))).toMatchObject({ code, details: { cause } });
  });

  it('names beside the challenge go through a changeset', async () => {
    const changes: unknown[] = [];
    const provider = await opened(({ path, body }) => {
      if (path !== '/domain') changes.push(body);
      return { status: 200, json: { success: true, result: [{ id: 7, fqdn: zone, isDnsManaged: true }] } };
    });
    const alias = { ...record, fqdn: `shop.acme.${zone}` };
    await provider.add(alias, signal);
    await provider.remove(alias, '', signal);
    const row = { name: 'shop.acme', type: 'TXT', rdata: record.value, ttl: 300 };
    expect(changes).toEqual([
      { autoCommit: true, strict: true, create: [row], delete: [] },
      { autoCommit: true, strict: true, create: [], delete: [row] },
    ]);
    expect(api?.requests).toContain('POST /domain/7/changeset');
  });
});

describe('netcup, the legacy API', () => {
  afterEach(closed);
  const lost = legacyRefusal(4001, 'Api session id in invalid format', 'The session id is not in a valid format.');
  const open = async (zones: Zones, before: (action: string) => Reply | undefined = () => undefined) => {
    const routes = legacyContract.routes(zones);
    const answer = (asked: Asked) => before((asked.body as { action: string }).action) ?? routes(asked);
    return opened(answer, legacyContract);
  };

  it('logs out of every session, also after a failure', async () => {
    openSessions.clear();
    const provider = await open(new Map([[zone, []]]));
    await provider.add(record, signal);
    await failureOf(provider.prove('elsewhere.test', signal));
    expect(openSessions.size).toBe(0);
  });

  it('a session that is lost midway is opened once more', async () => {
    const zones: Zones = new Map([[zone, []]]);
    let losses = 1;
    const provider = await open(zones, (action) => {
      if (action !== 'updateDnsRecords' || losses === 0) return undefined;
      losses -= 1;
      return lost;
    });
    await provider.add(record, signal);
    expect(zones.get(zone)).toMatchObject([{ value: record.value }]);
  });

  it('a session that is lost time and again is a refusal', async () => {
    const provider = await open(new Map([[zone, []]]), (action) => (action === 'infoDnsRecords' ? lost : undefined));
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code: 'provider.wrong-credentials' });
  });
});

describe('netcup tells its keys apart', () => {
  const problems = (fields: Readonly<Record<string, string>>): unknown => {
    try {
      netcup.create(fields, hastyClock());
    } catch (thrown) {
      return thrown;
    }
    return undefined;
  };

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a legacy key alone', { apiKey: 'k'.repeat(50) }, ['customerNumber', 'apiPassword']],
    ['a legacy key without its password', { apiKey: 'k'.repeat(50), customerNumber: '1' }, ['apiPassword']],
    ['a password without the number', { apiKey: 'k'.repeat(32), apiPassword: 'p' }, ['customerNumber']],
  ])('%s', (_name, fields, missing) => {
    expect(problems(fields)).toMatchObject({
      problem: {
        code: 'credential.invalid',
        details: { provider: 'netcup', fields: missing.map((key) => ({ key, problem: 'missing' })) },
      },
    });
  });
});
