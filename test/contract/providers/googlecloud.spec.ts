import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAccount, tokenAddress } from '../../../electron/engine/providers/googlecloud/account.ts';
import { googlecloud } from '../../../electron/engine/providers/googlecloud/client.ts';
import { rs256 } from '../../../electron/engine/providers/signing/jws.ts';
import { failureOf } from '../../support/failure-of.ts';
import { hastyClock } from '../../support/moved-clock.ts';
import { type Asked, type Reply, startProviderStandIn, type Zones } from '../../support/provider-stand-in.ts';
import { providerContract } from './contract.ts';
import { editorContract } from './editor-contract.ts';
import { contract, keyFile, refusal, tokenRefusal } from './googlecloud.stand-in.ts';

providerContract(contract);
editorContract(contract);

const { signal } = new AbortController();
const record = { zone: 'example.test', fqdn: '_acme-challenge.example.test', value: 'mine', ttl: 60 };

/** The stand-in, with something before each answer. */
const startWith = (zones: Zones, before: (asked: Asked) => Reply | undefined) => {
  const answer = contract.routes(zones);
  return startProviderStandIn((asked) => before(asked) ?? answer(asked));
};

describe('Google Cloud DNS in its own words', () => {
  it.each<[string, Reply, string, string]>([
    [
      'a deleted account',
      tokenRefusal('invalid_grant', 'Invalid grant: account not found'),
      'provider.wrong-credentials',
      'provider-credentials-invalid',
    ],
    [
      'an API that is switched off',
      refusal(403, 'accessNotConfigured', 'Cloud DNS API has not been used in project 1 before or it is disabled.'),
      'provider.no-permission',
      'provider-permission-missing',
    ],
    [
      'an unknown project',
      refusal(404, 'notFound', "The 'parameters.project' resource named 'x' does not exist."),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
    [
      'a CNAME in the place',
      refusal(400, 'cnameResourceRecordSetConflict', 'The resource record set conflicts with a CNAME'),
      'provider.refused',
      'provider-record-conflict',
    ],
    [
      'a name that fits another zone',
      refusal(400, 'invalid', "Invalid value for 'entity.change.additions[0].name': 'x.'"),
      'provider.zone-not-found',
      'provider-zone-not-found',
    ],
  ])('%s', async (_name, reply, code, cause) => {
    const api = await startProviderStandIn(() => reply);
    const provider = googlecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({ code, details: { cause } });
    await api.close();
  });

  it('a token that is taken no longer is replaced once', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    let ended = 1;
    const api = await startWith(zones, ({ path }) => {
      if (path === '/token' || ended === 0) return undefined;
      ended -= 1;
      return refusal(401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED');
    });
    const provider = googlecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    expect(api.requests.filter((one) => one === 'POST /token')).toHaveLength(2);
    ended = 2;
    expect(await failureOf(provider.prove('example.test', signal))).toMatchObject({
      code: 'provider.wrong-credentials',
      details: { cause: 'provider-credentials-invalid' },
    });
    await api.close();
  });

  it('a set that another writer changes in between keeps both values', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    let races = 2;
    const api = await startWith(zones, ({ path }) => {
      if (!path.endsWith('/changes') || races === 0) return undefined;
      races -= 1;
      zones.get('example.test')?.push({ id: `${races}`, name: record.fqdn, value: `other ${races}`, ttl: 60 });
      return undefined;
    });
    const provider = googlecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    await provider.add(record, signal);
    expect(zones.get('example.test')?.map(({ value }) => value)).toEqual(['other 1', 'other 0', 'mine']);
    await api.close();
  });

  it('a race that is lost every time ends', async () => {
    const zones: Zones = new Map([['example.test', []]]);
    const lost = refusal(412, 'conditionNotMet', "Precondition not met for 'entity.change.deletions[0]'");
    const api = await startWith(zones, ({ path }) => (path.endsWith('/changes') ? lost : undefined));
    const provider = googlecloud.create({ ...contract.fields, endpoint: api.endpoint }, hastyClock());
    expect(await failureOf(provider.add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { cause: 'provider-record-conflict' },
    });
    await api.close();
  });

  it('two public zones of one name are told, and a zone by its name is not looked for', async () => {
    const twice = ['one', 'two'].map((name) => ({ name, dnsName: 'example.test.', visibility: 'public' }));
    const api = await startWith(new Map([['example.test', []]]), ({ path }) =>
      path.endsWith('/managedZones') ? { status: 200, json: { managedZones: twice } } : undefined,
    );
    const given = { ...contract.fields, endpoint: api.endpoint };
    expect(await failureOf(googlecloud.create(given, hastyClock()).add(record, signal))).toMatchObject({
      code: 'provider.refused',
      details: { detail: 'example.test: one, two', cause: 'provider-zone-ambiguous' },
    });
    await googlecloud.create({ ...given, managedZone: 'example-test' }, hastyClock()).add(record, signal);
    await api.close();
  });
});

describe('the key file of a service account', () => {
  it('tells where its tokens are made', () => {
    const at = (more: object, endpoint: string) => {
      const account = readAccount(keyFile(undefined, more));
      return account === undefined ? '' : tokenAddress(account, endpoint);
    };
    expect(at({}, '')).toBe('https://oauth2.googleapis.com/token');
    expect(at({}, 'http://127.0.0.1:1/')).toBe('http://127.0.0.1:1/token');
    expect(at({ token_uri: 'https://token.test/own' }, 'http://127.0.0.1:1')).toBe('https://token.test/own');
    expect(at({ token_uri: undefined }, '')).toBe('https://oauth2.googleapis.com/token');
  });

  it.each(['{}', 'x', keyFile(undefined, { type: 'authorized_user' }), keyFile(undefined, { private_key: 'x' })])(
    'is known from other files: %.40s',
    (serviceAccountJson) => {
      expect(() => googlecloud.create({ serviceAccountJson }, hastyClock())).toThrow(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'credential.invalid' }) }),
      );
    },
  );

  it('needs a project from somewhere', () => {
    const given = { serviceAccountJson: keyFile(undefined, { project_id: undefined }) };
    expect(() => googlecloud.create(given, hastyClock())).toThrow();
    expect(() => googlecloud.create({ ...given, projectId: 'p' }, hastyClock())).not.toThrow();
  });
});

it('RS256 signs as in RFC 7515, appendix A.2', () => {
  const key = createPrivateKey({ key: rfc7515Key, format: 'jwk' });
  const payload = '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}';
  expect(rs256('{"alg":"RS256"}', payload, key)).toBe(
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
  );
});

const rfc7515Key = {
  kty: 'RSA',
  n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
  e: 'AQAB',
  d: 'Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ',
  p: '4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc',
  q: 'uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc',
  dp: 'BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0',
  dq: 'h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU',
  qi: 'IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U',
};
