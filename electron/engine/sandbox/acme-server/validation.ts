/** Proof of control, as an authority looks for it: a DNS query (RFC 8555 §8.4), an HTTP request (§8.3), a TLS handshake. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { isIP, isIPv6 } from 'node:net';
import { assertNever } from '../../../../shared/errors/problem.ts';
import type { Clock } from '../../ports/index.ts';
import { addressesOf, checkCaa, txtValues } from './ask-dns.ts';
import type { ProofRequest } from './context.ts';
import { checkPersistValues } from './persist-validation.ts';
import { type Refusal, refuse } from './problems.ts';
import { proveByTls } from './tls-validation.ts';

export interface ValidationTargets {
  /** Every name is asked here. */
  readonly dnsPort: number;
  /** Stands for port 80 of every host: in practice all names live on this machine. */
  httpPort(): number;
  /** Stands for port 443. */
  tlsPort(): number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Ends quietly when control is proven, else rejects with a Refusal. */
export const prove = async (proof: ProofRequest, targets: ValidationTargets): Promise<void> => {
  await findProof(proof, targets);
  // RFC 8659 §3; public authorities look at the same time as at the proof.
  if (proof.identifier.type === 'dns') await checkCaa(proof.identifier.value, proof.wildcard, targets);
};

const findProof = async (proof: ProofRequest, targets: ValidationTargets): Promise<void> => {
  switch (proof.type) {
    case 'dns-01':
      return proveByDns('_acme-challenge', proof, targets);
    case 'dns-account-01':
      return proveByDns(`${accountLabel(proof.accountUrl)}._acme-challenge`, proof, targets);
    case 'dns-persist-01': {
      const name = `_validation-persist.${proof.identifier.value}`;
      return checkPersistValues(proof, await txtValues(name, targets), targets.clock.now());
    }
    case 'http-01':
      return proveByHttp(proof, targets);
    case 'tls-alpn-01':
      return proveByTls(proof, targets);
    default:
      return assertNever(proof.type);
  }
};

/** draft-ietf-acme-dns-account-label: 80 bits of the URL's digest in base32. */
const accountLabel = (url: string): string => {
  let bits = BigInt(`0x${createHash('sha256').update(url).digest('hex').slice(0, 20)}`);
  let label = '';
  for (let letter = 0; letter < 16; letter += 1, bits >>= 5n)
    label = `${'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number(bits & 31n))}${label}`;
  return `_${label}`;
};

const proveByDns = async (label: string, proof: ProofRequest, targets: ValidationTargets): Promise<void> => {
  const name = `${label}.${proof.identifier.value}`;
  const expected = createHash('sha256').update(proof.keyAuthorization).digest('base64url');
  const values = await txtValues(name, targets);
  if (values.includes(expected)) return;
  const [first] = values;
  if (first === undefined) throw refuse('unauthorized', `No TXT record found at ${name}`);
  const more = values.length > 1 ? ` (and ${values.length - 1} more)` : '';
  throw refuse('unauthorized', `Incorrect TXT record "${first}"${more} found at ${name}`);
};

const mostRedirects = 10;
const mostBytes = 16_384;

const proveByHttp = async (proof: ProofRequest, targets: ValidationTargets): Promise<void> => {
  const { value } = proof.identifier;
  let url = new URL(`http://${isIPv6(value) ? `[${value}]` : value}/.well-known/acme-challenge/${proof.token}`);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await fetchFromHere(url, await calledAddress(url.hostname, targets), targets);
    if (answer.location === undefined) {
      if (answer.status !== 200)
        throw refuse('unauthorized', `127.0.0.1: Invalid response from ${url}: ${answer.status}`);
      // RFC 8555 §8.3: trailing white space is to be ignored.
      const got = answer.body.trimEnd();
      if (got === proof.keyAuthorization) return;
      const shown = got.length > 100 ? `${got.slice(0, 100)}…` : got;
      throw refuse(
        'unauthorized',
        `The key authorization file from the server did not match this challenge. Expected "${proof.keyAuthorization}" (got "${shown}")`,
      );
    }
    url = followable(url, answer.location);
  }
  throw refuse('connection', `127.0.0.1: Fetching ${url}: Too many redirects`);
};

/** Authorities go from port 80 to port 80 (or 443, where nothing of the practice world listens). */
const followable = (from: URL, location: string): URL => {
  const refused = (why: string): Refusal => refuse('connection', `127.0.0.1: Fetching ${location}: ${why}`);
  if (!URL.canParse(location, from.href)) throw refused('Invalid Location in redirect');
  const url = new URL(location, from.href);
  if (url.protocol !== 'http:') throw refused(`Redirects to ${url.protocol} are not followed in practice`);
  if (!url.hostname.includes('.')) throw refused('Invalid host in redirect target, must end in IANA registered TLD');
  if (url.port !== '') throw refused('Invalid port in redirect target. Only ports 80 and 443 are supported');
  return url;
};

interface HttpAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** All names live on this machine, but for IPv6 addresses that somebody gave them: those come first (RFC 6724). */
const calledAddress = async (host: string, targets: ValidationTargets): Promise<string> =>
  (isHostName(host) ? await addressesOf(host, targets) : [])[0] ?? '127.0.0.1';

const isHostName = (host: string): boolean => isIP(host.replace(/^\[|\]$/g, '')) === 0;

const fetchFromHere = (url: URL, address: string, targets: ValidationTargets): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const failed = (why: string) => reject(refuse('connection', `${address}: Fetching ${url}: ${why}`));
    const asking = request({
      host: address,
      port: targets.httpPort(),
      path: `${url.pathname}${url.search}`,
      headers: { Host: url.host, 'User-Agent': 'Certwright practice authority', Accept: '*/*' },
      agent: false,
      timeout: 5000,
      signal: targets.signal,
    });
    asking.on('timeout', () => {
      failed('Timeout during connect (likely firewall problem)');
      asking.destroy();
    });
    asking.on('error', (error) => {
      const refused = 'code' in error && error.code === 'ECONNREFUSED';
      failed(refused ? 'Connection refused' : 'Error getting validation data');
    });
    asking.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => {
        const status = response.statusCode ?? 0;
        const moved = [301, 302, 303, 307, 308].includes(status);
        const location = moved ? response.headers.location : undefined;
        resolve({ status, location, body: Buffer.concat(chunks).toString() });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= mostBytes) return;
        done();
        asking.destroy();
      });
      response.on('end', done);
      response.on('error', () => failed('Error getting validation data'));
    });
    asking.end();
  });
