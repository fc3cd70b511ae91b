/** Until when a domain is registered, as its registry tells by RDAP (RFC 9082, RFC 9083). */
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { toProblem } from '../../../shared/errors/problem.ts';
import { type Way, wayTo } from '../proxy/ways.ts';

export type RegistrationAnswer =
  | { readonly kind: 'known'; readonly expiresAt: string }
  /** It has no such server, knows no such domain, or does not tell. */
  | { readonly kind: 'not-public' }
  /** Nobody can say; to be asked again. */
  | { readonly kind: 'unanswered'; readonly detail: string };

export interface RdapOptions {
  /** The registrable domain. */
  readonly domain: string;
  /** Of its top-level domain, ending in a slash; `undefined` where it has none. */
  readonly server: string | undefined;
  readonly signal: AbortSignal;
  /** PEM; when given, nothing else is trusted. */
  readonly rootPem?: string | undefined;
}

/** RFC 9083 §4.5; what else an answer says of people is not read. */
const domainSchema = z.object({
  objectClassName: z.string().optional(),
  events: z
    .array(z.object({ eventAction: z.string().max(100), eventDate: z.string().max(100) }).catch(noEvent()))
    .max(1000)
    .optional(),
});
function noEvent() {
  return { eventAction: '', eventDate: '' };
}

/** Rejects only with the signal's reason. */
export const askRegistration = async (options: RdapOptions): Promise<RegistrationAnswer> => {
  const { server, domain, signal, rootPem } = options;
  if (server === undefined) return { kind: 'not-public' };
  const answer = await fetchJson({
    url: `${server}domain/${encodeURIComponent(domainToASCII(domain))}`,
    signal,
    rootPem,
  });
  if (answer.kind === 'failed') return { kind: 'unanswered', detail: answer.detail };
  // RFC 7480 §5.3: it knows no such domain. Registries that tell nobody refuse.
  if (answer.kind === 'refused') {
    const final = answer.status === 404 || answer.status === 403 || answer.status === 401 || answer.status === 400;
    return final ? { kind: 'not-public' } : { kind: 'unanswered', detail: `HTTP ${answer.status}` };
  }
  return readRegistration(answer.value);
};

/** `not-public` for an answer without a believable end. */
export const readRegistration = (value: unknown): RegistrationAnswer => {
  const parsed = domainSchema.safeParse(value);
  if (!parsed.success) return { kind: 'unanswered', detail: 'unreadable' };
  const said = parsed.data.events?.find(({ eventAction }) => eventAction.toLowerCase() === 'expiration')?.eventDate;
  const at = said === undefined ? Number.NaN : Date.parse(said);
  const believable = at > Date.UTC(1985) && at < Date.UTC(2200);
  return believable ? { kind: 'known', expiresAt: new Date(at).toISOString() } : { kind: 'not-public' };
};

export type JsonAnswer =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'failed'; readonly detail: string };

interface JsonOptions {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly rootPem?: string | undefined;
}

const deadline = 10_000;
/** Registries send some tens of kilobytes; IANA's list has about a hundred. */
const mostBytes = 2_000_000;
const mostRedirects = 3;

/** One document over HTTPS, redirects included (RFC 7480 §5.2). Rejects only with the signal's reason. */
export const fetchJson = async (options: JsonOptions): Promise<JsonAnswer> => {
  let { url } = options;
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const answer = await getAsChosen({ ...options, url });
    options.signal.throwIfAborted();
    if (answer.kind !== 'moved') return answer;
    if (!answer.to.startsWith('https://')) return { kind: 'failed', detail: 'redirect' };
    url = answer.to;
  }
  return { kind: 'failed', detail: 'redirects' };
};

type Once = JsonAnswer | { readonly kind: 'moved'; readonly to: string };

/** Through the proxy, where one is chosen; its password may lie in a vault that cannot be opened now. */
const getAsChosen = async (options: JsonOptions): Promise<Once> => {
  try {
    return await getOnce(options, await wayTo(new URL(options.url)));
  } catch (thrown) {
    return { kind: 'failed', detail: toProblem(thrown).code };
  }
};

const getOnce = ({ url, signal, rootPem }: JsonOptions, way: Way | undefined): Promise<Once> =>
  new Promise((resolve) => {
    const sent = request(url, {
      agent: way === undefined ? false : new Agent({ proxyEnv: way.proxyEnv }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadline)]),
      headers: { accept: 'application/rdap+json, application/json', 'user-agent': 'Certwright' },
      ...(rootPem === undefined ? {} : { ca: rootPem }),
    });
    const settle = (answer: Once): void => {
      resolve(answer);
      sent.destroy();
    };
    sent.on('error', (error: NodeJS.ErrnoException) => settle({ kind: 'failed', detail: error.code ?? error.name }));
    sent.on('response', (response) => receive(response, url, settle));
    sent.end();
  });

const receive = (response: IncomingMessage, url: string, settle: (answer: Once) => void): void => {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location !== undefined) settle(movedTo(location, url));
  else if (status !== 200) settle({ kind: 'refused', status });
  else readBody(response, settle);
};

const movedTo = (location: string, from: string): Once =>
  URL.canParse(location, from)
    ? { kind: 'moved', to: new URL(location, from).href }
    : { kind: 'failed', detail: 'redirect' };

const readBody = (response: IncomingMessage, settle: (answer: Once) => void): void => {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > mostBytes) settle({ kind: 'failed', detail: 'too large' });
    else chunks.push(chunk);
  });
  response.on('error', () => settle({ kind: 'failed', detail: 'cut short' }));
  response.on('end', () => settle(readJson(Buffer.concat(chunks).toString())));
};

const readJson = (text: string): Once => {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'failed', detail: 'no JSON' };
  }
};
