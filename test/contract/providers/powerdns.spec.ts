import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/engine/ports/index.ts';
import { powerdns } from '../../../electron/engine/providers/powerdns/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, key } from './powerdns.stand-in.ts';

providerContract(contract);
editorContract(contract);

describe('PowerDNS in its own words', () => {
  const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'v', ttl: 60 };
  const { signal } = new AbortController();
  const zone = { id: 'example.test.', name: 'example.test.', kind: 'Native' };

  it.each<[string, Reply, string, string | undefined]>([
    ['a closed door', { status: 403, text: 'Forbidden' }, 'provider.no-permission', 'provider-ip-allowlist'],
    [
      'a CNAME at the name',
      { status: 422, json: { error: 'RRset _acme-challenge.example.test. IN TXT: Conflicts with pre-existing RRset' } },
      'provider.refused',
      'provider-record-conflict',
    ],
    ['anything else', { status: 422, json: { error: 'because' } }, 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const failure = await failureOf(
      powerdns.create({ apiUrl: api.endpoint, apiKey: key }, systemClock).prove('example.test', signal),
    );
    expect(failure.code).toBe(code);
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
    await api.close();
  });

  it('a zone that an old server does not hold is looked for further up', async () => {
    const api = await startProviderStandIn(({ path }) =>
      path.endsWith('/zones/example.test.')
        ? { status: 200, json: { ...zone, rrsets: [] } }
        : { status: 422, json: { error: "Could not find domain 'shop.example.test.'" } },
    );
    const provider = powerdns.create({ apiUrl: `${api.endpoint}/api/v1/`, apiKey: key, serverId: 'two' }, systemClock);
    await provider.prove('shop.example.test', signal);
    expect(api.requests).toContain('GET /api/v1/servers/two/zones/example.test.?rrsets=false');
    await api.close();
  });

  it('records that are switched off stay so, and make way for one that is wanted', async () => {
    const bodies: unknown[] = [];
    const records = [
      { content: '"v"', disabled: true },
      { content: '"w"', disabled: true },
    ];
    const api = await startProviderStandIn(({ method, body }) => {
      if (method === 'PATCH') bodies.push(body);
      const set = { name: `${record.fqdn}.`, type: 'TXT', ttl: 300, records };
      return { status: 200, json: { ...zone, rrsets: [set] } };
    });
    await powerdns.create({ apiUrl: api.endpoint, apiKey: key }, systemClock).add(record, signal);
    expect(bodies).toMatchObject([
      {
        rrsets: [
          {
            changetype: 'REPLACE',
            ttl: 300,
            records: [
              { content: '"v"', disabled: false },
              { content: '"w"', disabled: true },
            ],
          },
        ],
      },
    ]);
    await api.close();
  });
});
