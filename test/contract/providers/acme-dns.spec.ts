import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { acmeDns } from '../../../electron/engine/providers/acme-dns/client.ts';
import { toProblem } from '../../../shared/errors/problem.ts';
import { failureOf } from '../../support/failure-of.ts';
import { startProviderStandIn } from '../../support/provider-stand-in.ts';
import { contract, refusal } from './acme-dns.stand-in.ts';
import { bareContract } from './bare-contract.ts';

bareContract(contract, { room: 2, stays: true });

describe('acme-dns in its own words', () => {
  const record = { zone: 'auth.example.org', fqdn: 'x.auth.example.org', value: 'v'.repeat(43), ttl: 60 };
  const { signal } = new AbortController();

  it.each([
    [refusal(400, 'bad_txt'), 'provider.refused', '400 bad_txt'],
    [refusal(400, 'bad_subdomain'), 'provider.refused', '400 bad_subdomain'],
    [refusal(401, 'forbidden'), 'provider.wrong-credentials', '401 forbidden'],
    [{ status: 200, json: { txt: 'another value' } }, 'provider.bad-answer', expect.stringContaining('another value')],
  ])('%j', async (reply, code, detail) => {
    const api = await startProviderStandIn(() => reply);
    const provider = acmeDns.create({ ...contract.fields, apiBase: `${api.endpoint}/` }, systemClock);
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code, details: { detail } });
    await api.close();
  });

  it('a proof tells a wrong key', async () => {
    const api = await startProviderStandIn(contract.routes(new Map([['example.test', []]])));
    const provider = acmeDns.create({ ...contract.fields, ...contract.wrong, apiBase: api.endpoint }, systemClock);
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({
      code: 'provider.wrong-credentials',
    });
    await api.close();
  });

  it('the whole name of a registration is taken for its sub-domain', async () => {
    const bodies: unknown[] = [];
    const api = await startProviderStandIn(({ body }) => {
      bodies.push(body);
      return { status: 200, json: { txt: record.value } };
    });
    const fields = { ...contract.fields, subdomain: 'abc.auth.example.org', apiBase: api.endpoint };
    await acmeDns.create(fields, systemClock).add(record, signal);
    expect(bodies).toEqual([{ subdomain: 'abc', txt: record.value }]);
    await api.close();
  });

  it.each([
    [{ apiBase: 'https://auth.example.org' }, ['username', 'password', 'subdomain']],
    [{ ...contract.fields, apiBase: 'auth.example.org' }, ['apiBase']],
    [{ ...contract.fields, apiBase: 'https://auth.example.org', allowFrom: 'everywhere' }, ['allowFrom']],
  ])('%j is refused', (fields, keys) => {
    let thrown: unknown;
    try {
      acmeDns.create(fields, systemClock);
    } catch (caught) {
      thrown = caught;
    }
    expect(toProblem(thrown)).toMatchObject({
      code: 'credential.invalid',
      details: { fields: keys.map((key) => ({ key })) },
    });
  });
});
