/** The directory (RFC 8555 §7.1.1): from the cache while it is young, else from the CA, else the last good one. */
import { z } from 'zod';
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { HttpsAnswer } from './https-client.ts';
import { excerptOf, peerOf } from './peer.ts';
import { withRetry } from './retry.ts';
import { retryAtOf } from './retry-after.ts';
import type { Directory, DirectoryCache } from './session.ts';
import { ask, headerOf, type Line } from './transport.ts';

const cacheLifetime = 24 * 3_600_000;
const mostRedirects = 3;

/**
 * Ends in `network.*` or `directory.*`, each code saying which rung of the ladder broke. When the CA cannot be reached
 * or is down, a directory of any age from the cache is used; `anew` asks although the one in the cache is young.
 */
export const loadDirectory = async (line: Line, cache: DirectoryCache, anew = false): Promise<Directory> => {
  const cached = await cache.read(line.directoryUrl);
  const age = cached === undefined ? Number.NaN : line.clock.now().getTime() - cached.fetchedAt.getTime();
  // A negative age means that the clock was turned back: then nothing is known about it.
  if (!anew && cached !== undefined && age >= 0 && age < cacheLifetime) return cached.directory;
  const terms = { repetition: 'repeatable', clock: line.clock, signal: line.signal } as const;
  try {
    const directory = await withRetry(() => fetchDirectory(line), terms);
    await cache.write(line.directoryUrl, directory, line.clock.now());
    return directory;
  } catch (thrown) {
    if (cached !== undefined && mayPass(thrown)) return cached.directory;
    throw thrown;
  }
};

/** A lying network must stay visible; a silent or failing one is no reason to stop with a good directory at hand. */
const mayPass = (thrown: unknown): boolean => {
  if (!(thrown instanceof CertwrightError)) return false;
  const failure = thrown.problem;
  if (failure.code === 'directory.unavailable') return true;
  return failure.code.startsWith('network.') && failure.retryable;
};

const fetchDirectory = async (line: Line): Promise<Directory> => {
  const { answer, url } = await getFollowing(line, line.directoryUrl);
  return readDirectory(answer, url, line);
};

/** An unsigned GET; `url` is where the answer came from after at most three redirects, all of them https. */
export const getFollowing = async (
  line: Line,
  from: string,
): Promise<{ readonly answer: HttpsAnswer; readonly url: string }> => {
  let url = from;
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(line, { method: 'GET', url });
    const target = redirectOf(answer, url);
    if (target === undefined || redirects === mostRedirects) return { answer, url };
    url = target;
  }
};

const redirectOf = (answer: HttpsAnswer, base: string): string | undefined => {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return undefined;
  const target = URL.parse(answer.headers.location ?? '', base);
  return target?.protocol === 'https:' ? target.href : undefined;
};

/** What an answer says of itself; `directory.*` for one that is no directory. */
export const readDirectory = (answer: HttpsAnswer, url: string, line: Line): Directory => {
  const text = answer.body.toString('utf8');
  if (answer.status !== 200) throw statusFailure(answer, url, text, line);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    const contentType = headerOf(answer, 'content-type') ?? '';
    throw fail('directory.not-json', { ...peerOf(url), contentType, excerpt: excerptOf(text) }, { cause });
  }
  const parsed = directorySchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const members = parsed.error.issues.map(({ path }) => String(path[0] ?? ''));
  const missing = members.some((member) => member !== '') ? [...new Set(members)] : required;
  throw fail('directory.wrong-json', { ...peerOf(url), missing });
};

/** Shut out, closed for the moment, or anything else that is no directory. */
const statusFailure = (answer: HttpsAnswer, url: string, text: string, line: Line): CertwrightError => {
  const { status } = answer;
  const retryAt = retryAtOf(headerOf(answer, 'retry-after'), line.clock.now());
  const extra = retryAt === undefined ? {} : { retryAt };
  const excerpt = excerptOf(answer.headers.location ?? text);
  if (status === 429 || status >= 500) return fail('directory.unavailable', { ...peerOf(url), status }, extra);
  if ([401, 403, 451].includes(status)) return fail('directory.forbidden', { ...peerOf(url), status, excerpt }, extra);
  return fail('directory.http-status', { ...peerOf(url), status, excerpt }, extra);
};

const required = ['newNonce', 'newAccount', 'newOrder'];
const httpsUrl = z.url({ protocol: /^https$/ });
const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const metaSchema = z
  .object({
    termsOfService: z.string().optional().catch(undefined),
    website: z.string().optional().catch(undefined),
    caaIdentities: z.array(z.string()).optional().catch(undefined),
    externalAccountRequired: z.boolean().optional().catch(undefined),
    profiles: z.record(z.string(), z.string()).optional().catch(undefined),
  })
  .catch({})
  .transform((meta) => given(meta) as Directory['meta']);

const directorySchema = z
  .object({
    newNonce: httpsUrl,
    newAccount: httpsUrl,
    newOrder: httpsUrl,
    revokeCert: httpsUrl.optional().catch(undefined),
    keyChange: httpsUrl.optional().catch(undefined),
    renewalInfo: httpsUrl.optional().catch(undefined),
    meta: metaSchema.default({}),
  })
  .transform((directory) => given(directory) as Directory);
