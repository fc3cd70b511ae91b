/**
 * The one TXT value of a Duck DNS name (https://www.duckdns.org/spec.jsp), which all names below it share. The service
 * answers OK or KO, and nothing that could be asked without a change.
 */
import { isWithin, normalName } from '../../dns/names.ts';
import { headerToken } from '../fields.ts';
import { type NamedPlace, zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, factsOf, type HttpApi, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { slotProvider } from '../models/slot.ts';
import type { ProviderModule } from '../provider.ts';
import { descriptor, ownBase } from './descriptor.ts';

const service = 'duckdns.org';

export const duckdns: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const { token, endpoint } = api.fields;
    const own = endpoint === '';
    const update = async (place: NamedPlace, txt: string, clear: boolean, signal: AbortSignal): Promise<void> => {
      const query = { domains: domainOf(api, place, own), token, txt, clear: String(clear) };
      const answer = await send(api, { method: 'GET', path: '/update', query, zone: place.zone || place.fqdn }, signal);
      if (wordOf(answer.text) !== 'OK') throw badAnswer(api, answer);
    };
    const calls = slotProvider({
      set: (record, signal) => update(record, record.value, false, signal),
      clear: (record, signal) => update(record, '', true, signal),
      prove: async (zone) => {
        domainOf(api, { zone, fqdn: zone }, own);
      },
    });
    return { ...calls, slotOf: (fqdn) => domainOf(api, { zone: '', fqdn }, own) };
  },
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { token: headerToken },
  errors: ({ text }) =>
    wordOf(text) === 'KO' ? [{ code: 'KO', message: 'the token is wrong, or the name is not in its account' }] : [],
});

/** The label left of duckdns.org. A server of one's own may serve another domain: there it is the whole zone. */
const domainOf = (api: HttpApi, { zone, fqdn }: NamedPlace, own: boolean): string => {
  const name = normalName(fqdn);
  const [label] = isWithin(name, service) ? name.split('.').slice(-3) : [];
  if (label !== undefined && name !== service) return label;
  if (own || isWithin(name, service)) throw zoneNotFound(factsOf(api), { zone, fqdn });
  return normalName(zone) || name.replace(/^_[^.]*\./, '');
};

const wordOf = (text: string): string => text.trim();
