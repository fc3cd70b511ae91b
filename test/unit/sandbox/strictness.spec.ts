import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';
import {
  type Account,
  type Answer,
  flattened,
  makeCsr,
  makeKey,
  newOrder,
  proveByDns,
  type SigningAlgorithm,
  signingClient,
} from './signing-client.ts';

let sandbox: Sandbox;
let client: ReturnType<typeof signingClient>;
let account: Account;
let urls: Record<string, string>;
beforeAll(async () => {
  sandbox = await openSandbox();
  client = signingClient(sandbox);
  account = await client.register();
  urls = await client.directory();
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

const refusal = (answer: Answer) => ({
  status: answer.status,
  type: answer.json?.type?.replace('urn:ietf:params:acme:error:', ''),
  contentType: answer.headers['content-type'],
  nonce: typeof answer.headers['replay-nonce'],
});
const refused = (status: number, type: string) => ({
  status,
  type,
  contentType: 'application/problem+json',
  nonce: 'string',
});
const order = { identifiers: [{ type: 'dns', value: 'www.example.test' }] };
const signOrder = async (header: object = {}, payload: unknown = order) => {
  const url = urls.newOrder ?? '';
  return flattened(account.key, { nonce: await client.nonce(), url, kid: account.url, ...header }, payload);
};
const postOrder = (jws: unknown, contentType?: string) => client.postJws(urls.newOrder ?? '', jws, contentType);

describe('a signed request is refused', () => {
  it('when its nonce was used before', async () => {
    const nonce = await client.nonce();
    const first = await postOrder(await signOrder({ nonce }));
    const second = await postOrder(await signOrder({ nonce }));
    expect([first.status, refusal(second)]).toEqual([201, refused(400, 'badNonce')]);
  });

  it('when its nonce was never issued, or is missing', async () => {
    expect(refusal(await postOrder(await signOrder({ nonce: 'bm90LWlzc3VlZA' })))).toEqual(refused(400, 'badNonce'));
    expect(refusal(await postOrder(await signOrder({ nonce: undefined })))).toEqual(refused(400, 'badNonce'));
  });

  it('when it was signed for another URL', async () => {
    const answer = await postOrder(await signOrder({ url: urls.keyChange }));
    expect(refusal(answer)).toEqual(refused(401, 'unauthorized'));
  });

  it('when it names its key twice, or not at all, or in the other way', async () => {
    const both = await postOrder(await signOrder({ jwk: account.key.jwk }));
    const neither = await postOrder(await signOrder({ kid: undefined }));
    const byKey = await postOrder(await signOrder({ kid: undefined, jwk: account.key.jwk }));
    const header = { nonce: await client.nonce(), url: urls.newAccount, kid: account.url };
    const byAccount = await client.postJws(urls.newAccount ?? '', flattened(account.key, header, {}));
    expect([both, neither, byKey, byAccount].map(refusal)).toEqual(Array(4).fill(refused(400, 'malformed')));
  });

  it('when its account is unknown', async () => {
    const kid = account.url.replace(/[^/]+$/, 'ffffffffffffffffffffffff');
    expect(refusal(await postOrder(await signOrder({ kid })))).toEqual(refused(400, 'accountDoesNotExist'));
  });

  it('when payload, header or signature were changed on the way', async () => {
    const good = await signOrder();
    const other = await signOrder({}, { identifiers: [{ type: 'dns', value: 'other.example.test' }] });
    const answers = [
      await postOrder({ ...good, payload: other.payload }),
      await postOrder({ ...good, protected: other.protected }),
      await postOrder({ ...good, signature: other.signature }),
      await postOrder({ ...good, signature: '' }),
    ];
    expect(answers.map(refusal)).toEqual(Array(4).fill(refused(400, 'malformed')));
    // A forged request does not spend the nonce.
    expect((await postOrder(good)).status).toBe(201);
  });

  it('when another key signed it', async () => {
    const header = { nonce: await client.nonce(), url: urls.newOrder, kid: account.url };
    expect(refusal(await postOrder(flattened(makeKey(), header, order)))).toEqual(refused(400, 'malformed'));
  });

  it('when the content type is not application/jose+json', async () => {
    const answer = await postOrder(await signOrder(), 'application/json');
    expect(refusal(answer)).toEqual(refused(415, 'malformed'));
  });

  it('when the serialization is not the flattened one, or has an unprotected header', async () => {
    const good = await signOrder();
    const { payload, ...signature } = good;
    const answers = [
      await postOrder({ payload, signatures: [signature] }),
      await postOrder({ ...good, header: { alg: 'none' } }),
      await postOrder({ ...good, payload: `${good.payload}=` }),
      await postOrder('text'),
    ];
    expect(answers.map(refusal)).toEqual(Array(4).fill(refused(400, 'malformed')));
  });

  it('when the algorithm is none, a MAC, or another than the key is for, and says which would do', async () => {
    for (const alg of ['none', 'HS256', 'RS256', 'ES384']) {
      const answer = await postOrder(await signOrder({ alg }));
      expect(refusal(answer)).toEqual(refused(400, 'badSignatureAlgorithm'));
      expect(answer.json.algorithms).toEqual(['RS256', 'ES256', 'ES384', 'ES512']);
    }
  });

  it('when it demands an extension that is not understood', async () => {
    expect(refusal(await postOrder(await signOrder({ crit: ['exp'] })))).toEqual(refused(400, 'malformed'));
  });

  it('when it is a GET of something private, or a POST-as-GET with a payload', async () => {
    const placed = await newOrder(client, account, ['get.example.test']);
    const url = String(placed.headers.location);
    const get = await client.send('GET', url);
    expect([get.status, get.headers.allow]).toEqual([405, 'POST']);
    expect(refusal(await account.post(url, {}))).toEqual(refused(400, 'malformed'));
  });

  it('when the body is larger than any ACME request', async () => {
    const answer = await postOrder({ ...(await signOrder()), payload: 'A'.repeat(300_000) });
    expect([answer.status, answer.json.type]).toEqual([413, 'urn:ietf:params:acme:error:malformed']);
  });
});

describe('account keys', () => {
  it.each<SigningAlgorithm>(['ES256', 'ES384', 'ES512', 'RS256'])('of %s are accepted', async (alg) => {
    const { answer, post } = await client.register(makeKey(alg));
    expect([answer.status, answer.json.status]).toEqual([201, 'valid']);
    expect((await post(String(answer.headers.location))).status).toBe(200);
  });

  it('that are weak, malformed or private are refused', async () => {
    const weak = await client.register(makeKey('RS256', { bits: 1024 }));
    const key = makeKey();
    const offCurve = await client.register({ ...key, jwk: { ...key.jwk, x: key.jwk.y ?? '' } });
    const symmetric = await client.register({ ...key, jwk: { kty: 'oct', k: 'c2VjcmV0' } });
    const leaked = await client.register({ ...key, jwk: { ...key.jwk, d: 'c2VjcmV0' } });
    expect([weak, offCurve, symmetric, leaked].map(({ answer }) => refusal(answer))).toEqual([
      refused(400, 'badPublicKey'),
      refused(400, 'badPublicKey'),
      refused(400, 'badPublicKey'),
      refused(400, 'malformed'),
    ]);
  });
});

describe('another account', () => {
  it('sees and changes nothing of this one', async () => {
    const stranger = await client.register();
    const placed = await newOrder(client, account, ['mine.example.test']);
    const authorization = await account.post(placed.json.authorizations[0]);
    const { csr } = await makeCsr(['mine.example.test']);
    const answers = [
      await stranger.post(String(placed.headers.location)),
      await stranger.post(placed.json.authorizations[0]),
      await stranger.post(placed.json.authorizations[0], { status: 'deactivated' }),
      await stranger.post(authorization.json.challenges[0].url, {}),
      await stranger.post(placed.json.finalize, { csr }),
      await stranger.post(account.url),
      await stranger.post(account.url, { status: 'deactivated' }),
      await stranger.post((await account.post(account.url)).json.orders),
    ];
    expect(answers.map(refusal)).toEqual(Array(8).fill(refused(403, 'unauthorized')));
  });
});

describe('finalizing is refused', () => {
  it('while the order is not ready, and then works', async () => {
    const placed = await newOrder(client, account, ['late.example.test']);
    const { csr } = await makeCsr(['late.example.test']);
    expect(refusal(await account.post(placed.json.finalize, { csr }))).toEqual(refused(403, 'orderNotReady'));
    await proveByDns(sandbox, account, placed);
    expect((await account.post(placed.json.finalize, { csr })).json.status).toBe('valid');
    expect(refusal(await account.post(placed.json.finalize, { csr }))).toEqual(refused(403, 'orderNotReady'));
  });

  it('when the CSR asks for more, fewer or other names, or none', async () => {
    const names = ['a.example.test', 'b.example.test'];
    const placed = await newOrder(client, account, names);
    await proveByDns(sandbox, account, placed);
    for (const wrong of [[...names, 'c.example.test'], ['a.example.test'], ['a.example.test', 'c.example.test'], []]) {
      const { csr } = await makeCsr(wrong);
      expect(refusal(await account.post(placed.json.finalize, { csr }))).toEqual(refused(400, 'badCSR'));
    }
    // A wrong CSR can be corrected.
    const { csr } = await makeCsr(names.toReversed());
    expect((await account.post(placed.json.finalize, { csr })).json.status).toBe('valid');
  });

  it('when the CSR is damaged, or signed by another key, or made with the account key', async () => {
    const placed = await newOrder(client, account, ['csr.example.test']);
    await proveByDns(sandbox, account, placed);
    const { csr } = await makeCsr(['csr.example.test']);
    const forged = Buffer.from(csr, 'base64url');
    forged.writeUInt8(forged.readUInt8(forged.length - 1) ^ 1, forged.length - 1);
    const signing = { name: 'ECDSA', namedCurve: 'P-256' } as const;
    const pkcs8 = account.key.privateKey.export({ format: 'der', type: 'pkcs8' });
    const own = {
      privateKey: await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), signing, true, ['sign']),
      publicKey: await crypto.subtle.importKey('jwk', account.key.jwk, signing, true, ['verify']),
    };
    const answers = [
      await account.post(placed.json.finalize, { csr: csr.slice(0, 80) }),
      await account.post(placed.json.finalize, { csr: forged.toString('base64url') }),
      await account.post(placed.json.finalize, { csr: (await makeCsr(['csr.example.test'], own)).csr }),
    ];
    expect(answers.map(refusal)).toEqual(Array(3).fill(refused(400, 'badCSR')));
  });
});
