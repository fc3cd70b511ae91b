import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { joker } from '../../../electron/engine/providers/joker/client.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, dmapi, plain, resellerContract } from './joker.stand-in.ts';

providerContract(contract);
describe('through DMAPI', () => providerContract(resellerContract));

describe('Joker.com in its own words', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.www.example.test', value: 'v', ttl: 60 };
  const { signal } = new AbortController();

  it.each([
    [plain(200, 'ERROR: something'), 'provider.wrong-credentials'],
    [plain(403, 'ERROR: denied'), 'provider.wrong-credentials'],
    [plain(400, 'nohost'), 'provider.zone-not-found'],
    [plain(404, 'Not Found'), 'provider.zone-not-found'],
    [plain(500, 'ERROR: internal'), 'provider.bad-answer'],
  ])('SVC: %j', async (reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = joker.create({ ...contract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code });
    await api.close();
  });

  it('SVC: a zone that nobody has told is looked for upwards', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(contract.routes(zones));
    await joker
      .create({ ...contract.fields, endpoint: api.endpoint }, systemClock)
      .add({ ...record, zone: '' }, signal);
    expect(zones.get('example.test')).toMatchObject([{ name: record.fqdn, value: 'v' }]);
    await api.close();
  });

  it.each([
    [dmapi(2200, 'Authentication error'), 'provider.wrong-credentials'],
    [dmapi(2202, 'Authorization error'), 'provider.wrong-credentials'],
    [dmapi(2303, 'Object does not exist'), 'provider.zone-not-found'],
    [dmapi(2400, 'Command failed'), 'provider.refused'],
    [plain(200, 'Auth-Sid: \n\n'), 'provider.bad-answer'],
  ])('DMAPI: %j', async (reply, code) => {
    const api = await startProviderStandIn(() => reply);
    const provider = joker.create({ ...resellerContract.fields, endpoint: api.endpoint }, systemClock);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code });
    await api.close();
  });

  it('DMAPI: every session that was opened is closed', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const api = await startProviderStandIn(resellerContract.routes(zones));
    const provider = joker.create({ ...resellerContract.fields, endpoint: `${api.endpoint}/request` }, systemClock);
    await provider.add(record, signal);
    await failureOf(provider.prove('elsewhere.test', signal));
    const [logins, logouts] = ['login', 'logout'].map((path) => api.requests.filter((one) => one.endsWith(`/${path}`)));
    expect([logins?.length, logouts?.length]).toEqual([2, 2]);
    await api.close();
  });

  it.each([
    [{ mode: 'SVC', apiKey: 'key' }, ['username', 'password']],
    [{ mode: 'DMAPI', username: 'name' }, ['password']],
    [{ mode: 'XML', username: 'name', password: 'word' }, ['mode']],
  ])('%j is not enough', (fields, keys) => {
    let thrown: unknown;
    try {
      joker.create(fields, systemClock);
    } catch (caught) {
      thrown = caught;
    }
    const { details } = toProblem(thrown);
    const told: unknown = Reflect.get(details, 'fields');
    expect(Array.isArray(told) ? told.map((one) => Reflect.get(Object(one), 'key')) : told).toEqual(keys);
  });
});
