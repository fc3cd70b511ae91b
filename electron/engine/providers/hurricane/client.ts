/**
 * Dynamic TXT records at dns.he.net (https://dns.he.net/docs.html): each was made by hand once and has a key of its own.
 * The service answers a keyword, and nothing that could be asked without a change.
 */
import { isWithin, normalName } from '../../dns/names.ts';
import type { Clock } from '../../ports/index.ts';
import { apiBase, readFields } from '../fields.ts';
import { type NamedPlace, zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, baseOf, factsOf, type HttpApi, send } from '../http-api.ts';
import { slotProvider } from '../models/slot.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const hurricane: ProviderModule = {
  descriptor,
  create(given, clock) {
    const { api, keys } = openApi(given, clock);
    const update = async (place: NamedPlace, txt: string, signal: AbortSignal): Promise<void> => {
      const hostname = normalName(place.fqdn);
      const password = keys.get(hostOf(hostname)) ?? keys.get(hostname);
      if (password === undefined) throw zoneNotFound(factsOf(api), { zone: '', fqdn: hostname });
      const form = { hostname, password, txt };
      const answer = await send(api, { method: 'POST', path: '/nic/update', form, zone: hostname }, signal);
      if (!/^(?:good|nochg)$/.test(keywordOf(answer.text))) throw badAnswer(api, answer);
    };
    return slotProvider({
      set: (record, signal) => update(record, record.value, signal),
      clear: (record, signal) => update(record, '.', signal),
      prove: async (zone) => {
        const named = normalName(zone);
        const some = [...keys.keys()].some((host) => isWithin(host, named) || isWithin(named, host));
        if (!some) throw zoneNotFound(factsOf(api), { zone, fqdn: zone });
      },
    });
  },
};

/** The pairs name the host that gets the certificate, or its place of proof. */
const hostOf = (name: string): string => name.replace(/^_acme-challenge\./, '');

/** `host = key`, parted by commas, semicolons or line ends; `undefined` where one is none. */
const readPairs = (text: string): ReadonlyMap<string, string> | undefined => {
  const pairs = text.split(/[,;\r\n]+/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const read = pairs.map((pair) =>
    /^([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)\.?\s*[=:]\s*([\x21-\x2b\x2d-\x3a\x3c-\x7e]+)$/i.exec(pair),
  );
  if (read.length === 0 || read.includes(null)) return undefined;
  return new Map(read.map((parts) => [hostOf(normalName(parts?.[1] ?? '')), parts?.[2] ?? '']));
};

const openApi = (
  given: Readonly<Record<string, string>>,
  clock: Clock,
): { readonly api: HttpApi; readonly keys: ReadonlyMap<string, string> } => {
  const { tokens, endpoint } = readFields(descriptor, given, ['tokens', 'endpoint'], {
    tokens: (value) => (readPairs(value) === undefined ? 'format' : undefined),
    endpoint: apiBase,
  });
  const keys = readPairs(tokens) ?? new Map<string, string>();
  const api: HttpApi = {
    provider: descriptor.id,
    base: baseOf(ownBase, endpoint),
    headers: {},
    secrets: [tokens, ...keys.values()],
    clock,
    rules: descriptor.errors,
    errors: ({ text }) => {
      const code = keywordOf(text);
      return words.has(code) ? [{ code, message: text.trim().slice(code.length).trim() }] : [];
    },
  };
  return { api, keys };
};

const words: ReadonlySet<string> = new Set(descriptor.errors.flatMap(({ code }) => code ?? []));

const keywordOf = (text: string): string => /^[a-z]+/.exec(text.trim())?.[0] ?? '';
