import { describe, expect, it } from 'vitest';
import { dynadot } from '../../../electron/engine/providers/dynadot/client.ts';
import { dynadotSignature } from '../../../electron/engine/providers/dynadot/signature.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './dynadot.stand-in.ts';

providerContract(contract);

describe('Dynadot in its own words', () => {
  const { signal } = new AbortController();
  const proved = async (reply: Reply) => {
    const api = await startProviderStandIn(() => reply);
    const provider = dynadot.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const failure = await failureOf(provider.prove('example.test', signal));
    await api.close();
    return failure;
  };

  it.each<[string, Reply, string, string | undefined]>([
    ['a wrong key', refusal(401, 'Unauthorized'), 'provider.wrong-credentials', 'provider-credentials-invalid'],
    [
      'no key, with status 200',
      {
        status: 200,
        json: { code: 400, message: 'Bad Request', error: { description: 'The Authorization header not entered' } },
      },
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an unknown address',
      refusal(403, 'Forbidden', 'The request is not allowed from the current IP address. Please contact our support.'),
      'provider.no-permission',
      'provider-ip-allowlist',
    ],
    ['an empty domain', refusal(403, 'Forbidden', "The domain doesn't have main dns."), 'provider.refused', undefined],
    [
      'a full domain',
      refusal(429, 'Too many', 'The Dns Settings reached the upper limit.'),
      'provider.refused',
      undefined,
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const failure = await proved(reply);
    expect(failure).toMatchObject({ code });
    expect(Reflect.get(failure.details, 'cause')).toBe(cause);
  });

  it('a domain on other name servers is left alone', async () => {
    const elsewhere = { status: 200, json: { code: 200, data: { glue_info: { glue_type: 'name_servers' } } } };
    expect(await proved(elsewhere)).toMatchObject({ code: 'provider.zone-not-found' });
  });

  it('a request has the signature that other clients compute', () => {
    const url = new URL('https://api.dynadot.com/restful/v2/domains/example.com/records');
    const keys = { apiKey: 'key', apiSecret: 'secret' };
    const requestId = '8e5bc897-75c8-4a9c-9362-5671405c7761';
    expect(dynadotSignature({ url, body: '{"sub_list":[]}' }, keys, requestId)).toBe(
      '1v6pCnviEO/dqOIRV2wSc+YRJHt92L+P2xqkyuTVQyk=',
    );
    expect(dynadotSignature({ url, body: '' }, keys)).toBe('bmpyYo9wpBlZBrcjmZOGrHdp1nQcsesmr8fxibvpefA=');
  });

  it('requests of an account come one after the other', async () => {
    let open = 0;
    const routes = contract.routes(new Map([['example.test', []]]));
    const api = await startProviderStandIn(async (asked) => {
      open += 1;
      await new Promise((resolve) => setImmediate(resolve));
      const reply = open > 1 ? refusal(429, 'Too many requests') : await routes(asked);
      open -= 1;
      return reply;
    });
    const clients = [1, 2, 3].map(() => dynadot.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock()));
    await Promise.all(clients.map((client) => client.prove('example.test', signal)));
    expect(api.requests).toHaveLength(3);
    await api.close();
  });
});
