/** Climbs to an authority rung by rung and tells how far it got: name, connection, then TLS, HTTP and the directory. */
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { toProblem } from '../../../../shared/errors/problem.ts';
import { getFollowing, readDirectory } from '../../acme/directory.ts';
import type { HttpsAnswer } from '../../acme/https-client.ts';
import { hasNetwork } from '../../acme/network-failure.ts';
import type { Line } from '../../acme/transport.ts';
import type { ResolvedAuthority } from '../../authorities/authorities.ts';
import type { Clock } from '../../ports/index.ts';
import { wayTo } from '../../proxy/ways.ts';
import type { LadderFacts } from '../judge/authority.ts';

export interface LadderOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** Milliseconds for the request as a whole. */
const requestTimeout = 6000;

/** Never rejects: what stopped it is its `problem`. */
export const climbLadder = async (authority: ResolvedAuthority, options: LadderOptions): Promise<LadderFacts> => {
  const { host } = new URL(authority.directoryUrl);
  const steps: string[] = [];
  const { clock, signal } = options;
  // The rungs below only word the evidence; the request itself decides, and it may try more addresses.
  const below = lowerRungs(new URL(authority.directoryUrl), signal);
  const line = lineTo(authority, options);
  try {
    const { answer, url } = await getFollowing(line, authority.directoryUrl);
    steps.push(...(await below), `HTTP ${answer.status} ${url}`);
    const directory = readDirectory(answer, url, line);
    const skewSeconds = skewOf(answer, clock.now());
    return { host, steps, directory, ...(skewSeconds === undefined ? {} : { skewSeconds }) };
  } catch (thrown) {
    const problem = toProblem(thrown);
    return { host, steps: [...(steps.length > 0 ? steps : await below), problem.code], problem };
  }
};

const lineTo = (authority: ResolvedAuthority, { clock, userAgent, signal }: LadderOptions): Line => ({
  directoryUrl: authority.directoryUrl,
  rootPem: authority.rootPem,
  userAgent,
  clock,
  signal,
  timeout: requestTimeout,
  online: hasNetwork,
});

/** RFC 9110 §6.6.1; an answer out of a cache is as old as its Age (RFC 9111 §5.1). */
const skewOf = ({ headers }: HttpsAnswer, now: Date): number | undefined => {
  const theirs = Date.parse(headers.date ?? '');
  const age = Number(headers.age ?? 0);
  return Number.isNaN(theirs) ? undefined : Math.round((now.getTime() - theirs) / 1000) - (Number.isNaN(age) ? 0 : age);
};

/** Behind a proxy it is the proxy that looks up and connects. */
const lowerRungs = async (url: URL, signal: AbortSignal): Promise<readonly string[]> => {
  const way = await wayTo(url).catch(() => undefined);
  if (way !== undefined) return [`proxy ${way.proxy}`];
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 443);
  try {
    const addresses = (await lookup(hostname, { all: true })).map(({ address }) => address);
    const lines = [`DNS ${hostname} ${addresses.join(' ')}`];
    const [first] = addresses;
    return first === undefined ? lines : [...lines, `TCP ${first}:${port} ${await tryConnection(first, port, signal)}`];
  } catch (thrown) {
    return [`DNS ${hostname} ${thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''}`.trim()];
  }
};

const connectTimeout = 3000;

/** `open`, or the system's code for why not. Never rejects. */
export const tryConnection = (address: string, port: number, signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, signal });
    const end = (result: string): void => {
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(connectTimeout, () => end('timeout'));
    socket.once('connect', () => end('open'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'error'));
  });
