/** TXT records through the NS1 Connect API (https://developer.ibm.com/apis/catalog/ns1--ibm-ns1-connect-api), in sets. */
import { z } from 'zod';
import { headerToken } from '../fields.ts';
import { type HostedPlace, zoneNotFound } from '../hosted-zone.ts';
import { errorsBy, factsOf, type HttpApi, read, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked, markedBy, nextInLink } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import { plainValues } from '../txt-content.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const ns1: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const serial = `${descriptor.id} ${api.base}`;
    return setProvider(callsOf(api), { shortestTtl, serial, ...plainValues });
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: ({ apiKey }) => ({ 'x-nsone-key': apiKey }),
  errors: errorsBy(z.object({ message: z.string() }), ({ message }) => [{ code: '', message }]),
});

const zoneSchema = z.object({ zone: z.string() });
/** Answers may carry more, such as weights and regions, which is kept. */
const answerSchema = z.looseObject({ answer: z.array(z.coerce.string()) });
const recordSchema = z.object({ ttl: z.number(), answers: z.array(answerSchema) });
type Answer = z.infer<typeof answerSchema>;

interface Ns1Set extends RecordSet {
  readonly answers: readonly Answer[];
}

const callsOf = (api: HttpApi): SetCalls<{ readonly name: string }, Ns1Set> => ({
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    const path = `/zones/${encodeURIComponent(name)}`;
    const asked = { method: 'GET', path, query: { records: 'false' }, zone: name } as const;
    const answer = await send(api, { ...asked, accepts: ['zone-not-found'] }, signal);
    if (answer.refusal !== undefined) return undefined;
    read(api, zoneSchema, answer);
    return { name };
  },
  list: (signal) =>
    allMarked(async (mark) => {
      const query = markedBy('after', mark);
      const answer = await send(api, { method: 'GET', path: '/zones', query, zone: '' }, signal);
      const items = read(api, z.array(zoneSchema), answer).map(({ zone }) => ({ name: zone }));
      return { items, next: nextInLink(answer, 'after') };
    }),
  read: async (_zone, place, signal) => {
    const asked = { method: 'GET', path: setPath(place), zone: place.zone, accepts: ['not-there'] } as const;
    const answer = await send(api, asked, signal);
    if (answer.refusal !== undefined) return undefined;
    const { ttl, answers } = read(api, recordSchema, answer);
    return { ttl, answers, contents: answers.map(contentOf) };
  },
  write: async (_zone, place, { contents, ttl }, before, signal) => {
    const answers = contents.map(
      (content) => before?.answers.find((one) => contentOf(one) === content) ?? { answer: [content] },
    );
    const body = { zone: place.zone, domain: place.fqdn, type: 'TXT', ttl, answers };
    // PUT makes a record, POST changes one.
    const method = before === undefined ? 'PUT' : 'POST';
    await send(api, { method, path: setPath(place), body, zone: place.zone }, signal);
  },
  erase: async (_zone, place, _before, signal) => {
    const asked = { method: 'DELETE', path: setPath(place), zone: place.zone, accepts: ['not-there'] } as const;
    await send(api, asked, signal);
  },
});

const contentOf = ({ answer }: Answer): string => answer.join('');

const setPath = ({ zone, fqdn }: HostedPlace): string =>
  `/zones/${encodeURIComponent(zone)}/${encodeURIComponent(fqdn)}/TXT`;
