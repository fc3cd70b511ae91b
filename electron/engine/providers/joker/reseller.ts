/**
 * The interface for resellers, DMAPI: log in, read a zone, write it back as a whole, log out
 * (https://joker.com/faq/books/reseller-documentation-en/page/modify-zonedata). Answers are header lines, an empty line
 * and the body; status 200 may carry a failure.
 */
import type { Refusal } from '../../../../shared/domain/providers.ts';
import type { Clock } from '../../ports/index.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, baseOf, factsOf, type HttpApi, type Reply, send } from '../http-api.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { DnsProvider } from '../provider.ts';
import { providerWithin, withSession } from '../session.ts';
import { plainValues } from '../txt-content.ts';
import { descriptor, resellerBase, shortestTtl } from './descriptor.ts';
import { linesOf, txtLine, txtOf } from './zone-text.ts';

export const resellerProvider = (
  login: Readonly<Record<string, string>>,
  endpoint: string,
  clock: Clock,
): DnsProvider => {
  const secrets = ['api-key', 'password'].flatMap((key) => login[key] ?? []);
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(resellerBase, endpoint),
    headers: { accept: 'text/plain' },
    secrets,
    clock,
    rules: descriptor.errors,
    errors: ({ text }) => {
      const { code, message } = readAnswer(text);
      return code === undefined || code === '0' ? [] : [{ code, message }];
    },
  };
  const account = `${descriptor.id} ${api.base} ${Object.values(login).join(' ')}`;
  const steps = {
    login: async (signal: AbortSignal): Promise<Session> => {
      const answer = await ask(api, 'login', login, '', signal);
      const { session } = readAnswer(answer.text);
      if (session === undefined || session === '') throw badAnswer(api, answer);
      return { api: { ...api, secrets: [...secrets, session] }, id: session };
    },
    logout: async (session: Session, signal: AbortSignal): Promise<void> => {
      await ask(session.api, 'logout', { 'auth-sid': session.id }, '', signal);
    },
  };
  const within = <T>(signal: AbortSignal, work: (provider: DnsProvider) => Promise<T>): Promise<T> =>
    withSession(account, steps, signal, (session) =>
      work(setProvider(callsOf(session), { shortestTtl, serial: account, ...plainValues })),
    );
  return providerWithin(within);
};

interface Session {
  readonly api: HttpApi;
  readonly id: string;
}

/** The values of one name, in the lines of the zone around them. */
interface ZoneSet extends RecordSet {
  readonly lines: readonly string[];
}

const callsOf = ({ api, id }: Session): SetCalls<{ readonly name: string }, ZoneSet> => {
  const get = async (domain: string, signal: AbortSignal): Promise<readonly string[] | undefined> => {
    const form = { 'auth-sid': id, domain };
    // The session is new, so a lack of authorization is about the domain.
    const answer = await ask(api, 'dns-zone-get', form, domain, signal, ['zone-not-found', 'wrong-credentials']);
    return answer.refusal === undefined ? linesOf(readAnswer(answer.text).body) : undefined;
  };
  const put = async (domain: string, lines: readonly string[], signal: AbortSignal): Promise<void> => {
    const form = { 'auth-sid': id, domain, zone: lines.join('\n') };
    await ask(api, 'dns-zone-put', form, domain, signal);
  };
  return {
    missing: (place) => zoneNotFound(factsOf(api), place),
    find: async (name, signal) => ((await get(name, signal)) === undefined ? undefined : { name }),
    read: async (_zone, { zone, relative }, signal) => {
      const lines = (await get(zone, signal)) ?? [];
      const own = lines.flatMap((line) => txtOf(line, relative) ?? []);
      const [first] = own;
      return first === undefined ? undefined : { contents: own.map(({ value }) => value), ttl: first.ttl, lines };
    },
    write: async (_zone, { zone, relative }, { contents, ttl }, before, signal) => {
      const lines = before?.lines ?? (await get(zone, signal)) ?? [];
      const kept = lines.filter((line) => {
        const own = txtOf(line, relative);
        return own === undefined || contents.includes(own.value);
      });
      const old = before?.contents ?? [];
      const added = contents.filter((value) => !old.includes(value)).map((value) => txtLine(relative, value, ttl));
      await put(zone, [...kept, ...added], signal);
    },
    erase: (_zone, { zone, relative }, { lines }, signal) =>
      put(
        zone,
        lines.filter((line) => txtOf(line, relative) === undefined),
        signal,
      ),
  };
};

const ask = async (
  api: HttpApi,
  command: string,
  form: Readonly<Record<string, string>>,
  zone: string,
  signal: AbortSignal,
  accepts: readonly Refusal[] = [],
): Promise<Reply> => {
  const answer = await send(api, { method: 'POST', path: `/${command}`, form, zone, accepts }, signal);
  const { code, session } = readAnswer(answer.text);
  if (code === undefined && session === undefined) throw badAnswer(api, answer);
  return answer;
};

/** Header names in any case; `code` is missing where the text is no answer of this service. */
const readAnswer = (text: string) => {
  const [head = '', ...rest] = text.replace(/\r/g, '').split('\n\n');
  const header = (name: string): string | undefined => new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim();
  return {
    code: header('Status-Code'),
    message: [header('Status-Text'), header('Error')].filter((part) => part !== undefined).join(' '),
    session: header('Auth-Sid'),
    body: rest.join('\n\n'),
  };
};
