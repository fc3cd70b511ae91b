/** A bare ACME client that signs whatever it is told to, right or wrong: the strictness of the server is the subject. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { Agent, request } from 'node:https';
import * as x509 from '@peculiar/x509';
import type { Sandbox } from '../../../electron/engine/sandbox/open-sandbox.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The JSON of the text, or undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as they come
  readonly json: any;
}

/** Status and last part of the problem's type, for one look at many answers. */
export const kind = (answer: Answer): string =>
  `${answer.status} ${answer.json?.type?.replace('urn:ietf:params:acme:error:', '') ?? ''}`;

export const challengeOf = (authorization: Answer, type: string) =>
  authorization.json.challenges.find((challenge: { type: string }) => challenge.type === type);

export type SigningAlgorithm = 'ES256' | 'ES384' | 'ES512' | 'RS256';

export interface SigningKey {
  readonly alg: SigningAlgorithm;
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, string>>;
  readonly thumbprint: string;
}

const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;
const hashes = { ES256: 'sha256', ES384: 'sha384', ES512: 'sha512', RS256: 'sha256' } as const;

/** A fresh key, or the one of a PKCS#8 DER. */
export const makeKey = (alg: SigningAlgorithm = 'ES256', from: { readonly bits: number } | Buffer = { bits: 2048 }) => {
  const privateKey = Buffer.isBuffer(from)
    ? createPrivateKey({ key: from, format: 'der', type: 'pkcs8' })
    : alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: from.bits }).privateKey
      : generateKeyPairSync('ec', { namedCurve: curves[alg] }).privateKey;
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' }) as Record<string, string>;
  const members = jwk.kty === 'RSA' ? ['e', 'kty', 'n'] : ['crv', 'kty', 'x', 'y'];
  const canonical = JSON.stringify(Object.fromEntries(members.map((member) => [member, jwk[member]])));
  return {
    alg,
    privateKey,
    jwk,
    thumbprint: createHash('sha256').update(canonical).digest('base64url'),
  } satisfies SigningKey;
};

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export const flattened = (key: SigningKey, header: object, payload: unknown) => {
  const head = encode({ alg: key.alg, ...header });
  const body = payload === undefined ? '' : encode(payload);
  const signature = sign(hashes[key.alg], Buffer.from(`${head}.${body}`), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return { protected: head, payload: body, signature: signature.toString('base64url') };
};

export const externalBinding = (keyId: string, hmacKey: string, url: string, jwk: unknown) => {
  const head = encode({ alg: 'HS256', kid: keyId, url });
  const body = encode(jwk);
  const mac = createHmac('sha256', Buffer.from(hmacKey, 'base64url')).update(`${head}.${body}`);
  return { protected: head, payload: body, signature: mac.digest('base64url') };
};

export interface Account {
  readonly key: SigningKey;
  readonly url: string;
  /** `undefined` as payload is POST-as-GET. */
  post(url: string, payload?: unknown): Promise<Answer>;
}

export const signingClient = (sandbox: Pick<Sandbox, 'directoryUrl' | 'rootPem'>) => {
  const agent = new Agent({ ca: sandbox.rootPem, keepAlive: true });
  const send = (method: string, url: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asking = request(url, { method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const isJson = response.headers['content-type']?.includes('json') ?? false;
          const json = isJson && text !== '' ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      });
      asking.on('error', reject);
      asking.end(body);
    });
  const directory = async () => (await send('GET', sandbox.directoryUrl)).json;
  const nonce = async () => String((await send('HEAD', (await directory()).newNonce)).headers['replay-nonce']);
  const postJws = (url: string, jws: unknown, contentType = 'application/jose+json') =>
    send('POST', url, JSON.stringify(jws), { 'Content-Type': contentType });
  const register = async (key = makeKey(), more: object = {}): Promise<Account & { readonly answer: Answer }> => {
    const { newAccount } = await directory();
    const header = { nonce: await nonce(), url: newAccount, jwk: key.jwk };
    const answer = await postJws(newAccount, flattened(key, header, { termsOfServiceAgreed: true, ...more }));
    const url = String(answer.headers.location);
    const post = async (to: string, payload?: unknown) =>
      postJws(to, flattened(key, { nonce: await nonce(), url: to, kid: url }, payload));
    return { key, url, post, answer };
  };
  return { send, directory, nonce, postJws, register, close: () => agent.destroy() };
};

export const txtValue = (account: Account, token: string): string =>
  createHash('sha256').update(`${token}.${account.key.thumbprint}`).digest('base64url');

export const newOrder = async (
  client: ReturnType<typeof signingClient>,
  account: Account,
  names: readonly string[],
  more: object = {},
): Promise<Answer> => {
  const identifiers = names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value }));
  return account.post((await client.directory()).newOrder, { identifiers, ...more });
};

/** Asks until the status is settled; the server needs a moment for its own look-ups. */
export const settled = async (account: Account, url: string): Promise<Answer> => {
  for (;;) {
    const answer = await account.post(url);
    if (!['pending', 'processing'].includes(answer.json.status) || answer.status !== 200) return answer;
    const working = answer.json.challenges?.some(({ status }: { status: string }) => status === 'processing') ?? true;
    if (!working) return answer;
  }
};

/** Publishes what the challenges ask for, answers them, and returns the authorizations as they end. */
export const proveByDns = async (sandbox: Sandbox, account: Account, order: Answer): Promise<readonly Answer[]> => {
  const ended: Answer[] = [];
  for (const url of order.json.authorizations) {
    const { json: authorization } = await account.post(url);
    const challenge = authorization.challenges.find(({ type }: { type: string }) => type === 'dns-01');
    sandbox.setTxt(`_acme-challenge.${authorization.identifier.value}`, txtValue(account, challenge.token));
    await account.post(challenge.url, {});
    ended.push(await settled(account, url));
  }
  return ended;
};

const signing = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export const makeCsr = async (
  names: readonly string[],
  keys?: CryptoKeyPair,
): Promise<{ readonly csr: string; readonly keys: CryptoKeyPair }> => {
  const pair = keys ?? (await globalThis.crypto.subtle.generateKey(signing, true, ['sign', 'verify']));
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    keys: pair,
    signingAlgorithm: signing,
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  return { csr: Buffer.from(request.rawData).toString('base64url'), keys: pair };
};

/** The whole way to a certificate by DNS. */
export const issue = async (
  sandbox: Sandbox,
  client: ReturnType<typeof signingClient>,
  account: Account,
  names: readonly string[],
  more: object = {},
) => {
  const order = await newOrder(client, account, names, more);
  await proveByDns(sandbox, account, order);
  const { csr, keys } = await makeCsr(names);
  const finalized = await account.post(order.json.finalize, { csr });
  const final = await settled(account, String(order.headers.location));
  const certificate = await account.post(final.json.certificate);
  const leaf = new x509.X509Certificate(certificate.text);
  return { order, finalized, final, certificate, leaf, keys, der: Buffer.from(leaf.rawData).toString('base64url') };
};
