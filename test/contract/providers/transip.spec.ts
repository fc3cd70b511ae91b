import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { transip, transipSignature } from '../../../electron/engine/providers/transip/client.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { contract, refusal } from './transip.stand-in.ts';

providerContract(contract);

const { signal } = new AbortController();
const zone = 'example.test';
const record = { zone, fqdn: `_acme-challenge.${zone}`, value: 'mine', ttl: 60 };

describe('TransIP in its own words', () => {
  it.each<[string, Reply, string, string | undefined]>([
    [
      'an API that is switched off',
      refusal(409, 'Authentication failed, API is not enabled for customer'),
      'provider.no-permission',
      'provider-plan-restriction',
    ],
    [
      'another address',
      refusal(403, 'Your IP address is not on the whitelist'),
      'provider.no-permission',
      'provider-ip-allowlist',
    ],
    ['an unknown domain', refusal(404, "Domain 'x' not found"), 'provider.zone-not-found', 'provider-zone-not-found'],
    ['a domain that is locked', refusal(409, 'The domain has too many locks'), 'provider.refused', undefined],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = transip.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code,
      ...(cause === undefined ? {} : { details: { cause } }),
    });
    await api.close();
  });

  it('one token serves many calls, and another is fetched when it is refused', async () => {
    const zones: Zones = new Map([[zone, []]]);
    const answer = contract.routes(zones);
    let ended = false;
    const api = await startProviderStandIn((asked) => {
      if (!ended || asked.path === '/auth') return answer(asked);
      ended = false;
      return refusal(401, 'Your access token has been revoked.');
    });
    const provider = transip.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    const fetched = () => api.requests.filter((one) => one === 'POST /auth').length;
    await provider.add(record, signal);
    await provider.remove(record, '', signal);
    expect(fetched()).toBe(1);
    ended = true;
    await provider.prove(zone, signal);
    expect(fetched()).toBe(2);
    await api.close();
  });

  it('a key for listed addresses asks for no more', async () => {
    const bodies: unknown[] = [];
    const api = await startProviderStandIn((asked) => {
      bodies.push(asked.body);
      return refusal(403, 'no');
    });
    for (const globalKey of ['', 'true', 'false'])
      await failureOf(
        transip.create({ ...contract.fields, globalKey, endpoint: api.endpoint }, hastyClock()).prove(zone, signal),
      );
    expect(bodies).toMatchObject([{ global_key: true }, { global_key: true }, { global_key: false }]);
    await api.close();
  });
});

/** Test data of TransIP’s own library (https://github.com/transip/gotransip, authenticator/sign_test.go). */
it('the signature is that of TransIP’s own library', () => {
  const body = '{"login":"test-user","nonce":"98475920834","read_only":false,"expiration_time":"","global_key":false}';
  expect(transipSignature(body, createPrivateKey(publishedKey))).toBe(
    'TKjrjkdRqJLTQJI9QtI3JETV554bnrCmWUbUNdpUg/9OwOYHmtK76gjGs5nyWHVgOBHO9KZ15bCjkup/mzZP2sBnUtqfXxqXBfSh6bn/7a/1gOJzK71RtO84S0q1x7+DGago1OuYSMOdj8mgEMBUtY4aHHpHEy7eCahsCJCTEfMUb05Cq87mhE4XrjjGN2BJ8tEHPMxpWHjEtX1Z8uyaL0XY5l6dBmy1QP+ChyISrNe1n3gYZs9tyyPA9vgW+TqEVgq7mHL8l+g2Va1BwxR+rChoa5gTiJcA9fKJ8evVIBfcocXjRduMFzQW/SMp/yp3I4P7J0lUO0vDWVjEO8LX4A==',
  );
});

const publishedKey = `-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCZT5Eh9PmQ3flx
uFJyVG55A/RuxbYb5qv/1SBcPSZajBogtgEKvw7lcKLhkXLDSCN0pQGABRl6vTgP
aSi/s3wrKA3n9tpVa0VAQi9QGP7oVQeq3UxJ0L+yEX5HsuqYRw+mFEqxkXcdYxeV
3xGF8eB01cBOles2H5JUOMeKTyT4VQxNe+gqyG09Ia8aPDocvERBmCAdrZBSLEdH
fxGxTVzhwFh81qpR9CD8q7Q8nX7Tk0a8s42WozXu8pHQhTMHPdRkxLFxGab0p/AT
jNzG2nLi5LXS3rCSkQeHJjbPZP0T3m2OehNk40uXthH9BHgOMfyGXbX8BA8EgOeG
BCp6TNHTAgMBAAECggEANQ/4AJPEiSJ7AqQ0TQPyFIqM4IYnyLJnF64RfDth+fcB
2A6Gf8yvADSi+4WW/gYK14WA5mldb0DslVDlXKxnrpw3a/Dhkq0FE/+UVpnAKHO9
qqLbk7TflGc/mNtRHRGDVg0x6RGa853nfOTvMLgN4wJUhB6ZgWsd/26DidhoyFZG
P3Poz1u4VCsupfvxr2wo/u1vAQzAG6fVIFDTVWYtAp6nRCSg5kORIALpeNEoSMj0
JWaUoA0LiUjV6JnagMQmQtkb5ScoFMpQOoNmRdJHsJTF62lWwKSarMWHq6eEpdXG
O+Zl9CcE1/wmnY0+rVMeTJxbWn7gVXoxKG75C5jSQQKBgQDGlYvCiy6Ap/WjtrEg
Jr0aVpSSf0LkKYnvWvW7/kZJBz5KC6mEG/jW16CnA9ZnMAOTs+HKOQCYd+vPMhvz
XBNoyNxF8MrPn/lTD+3EH4sV6ZXxnLM4kpJiAEgoRSB49W4nRI6F72nUT+KakUVq
LQurujv69mxowF+W8QpnluncYQKBgQDFow6mZ6DKILqQ4425NpxZqCDXUnb71UyS
iq0dg+Fd0BsstqGqUIVeiC3I0guqMwmQ8l/o6xvXr4UVA0m26MqF5OPix6KDRfu4
Dqy1qWRFNQcj0wrFen0gAmbIEX6C6EW5wmQQ46YIym1yGOXAU7owV4pF5cZL32h3
OrhahTH6swKBgGW8YZB2S4mgAqkvxEirb//ZUV5IElXfrgnQ+Mmp+Aobyt6WYO8M
gYxXhbdqsOHGaF64LjmywEpcTZOloUoo5sys8qRmOxDpbQsPwwjR/ChqteXFGNAn
zxSj/lObLoqpehhl9/pH8FjT4Ey9lelSUINW8rmcm2eC/rXOoTz2xLKhAoGARYLG
AkzsRmsgcxk1nXDRqM7zTggZBRXOKrRPktPxjddF14IcdhR/8/GdeMY3iBMPSEWW
6grW7hMzkWJoqMZThKguZnKke9s/X0r5/6KmO5kc+8KcRTyBiaKOl8tfXZdn/p+a
Jj6LBQh9WeXb2LsZ/yqq3U6lYcYfrd+fO2chXvUCgYA0RxpJpa8TxwCPjS7u8mZm
enKsThRtC63+IWfaoGv3JkNiNbchpWcMDi7k0aAwT5aS1kbHMoGiCmnVTPmFYshS
fXxzeTpm7N5Oa2kABzA6KZot1ckfA9x5Cv/6HMToNiuKmwScx4x7ASwiLSNwuxA5
AeN9hjadhpK2ql+X9qnmkw==
-----END PRIVATE KEY-----
`;
