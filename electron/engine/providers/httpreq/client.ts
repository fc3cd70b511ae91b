/**
 * TXT records through an endpoint of one's own that speaks the two calls of https://go-acme.github.io/lego/dns/httpreq/:
 * `present` and `cleanup`. What they answer is not laid down, only the status counts.
 */
import { fail } from '../../../../shared/errors/problem.ts';
import { normalName } from '../../dns/names.ts';
import { type FieldCheck, oneLine } from '../fields.ts';
import { badAnswer, factsOf, type HttpApi, send } from '../http-api.ts';
import { keyedApi } from '../keyed-api.ts';
import { slotProvider } from '../models/slot.ts';
import type { ProviderModule, TxtRecord } from '../provider.ts';
import { isPage } from '../refusals.ts';
import { descriptor, ownBase } from './descriptor.ts';

export const httpreq: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    const call = async (path: '/present' | '/cleanup', record: TxtRecord, signal: AbortSignal): Promise<void> => {
      const body =
        api.fields.mode === 'RAW'
          ? rawMessage(api, record)
          : { fqdn: `${normalName(record.fqdn)}.`, value: record.value };
      const accepts = path === '/cleanup' ? (['zone-not-found'] as const) : [];
      const zone = record.zone || record.fqdn;
      const answer = await send(api, { method: 'POST', path, body, zone, accepts }, signal);
      // Somebody's log-in page is no word of the endpoint.
      if (isPage(answer)) throw badAnswer(api, answer);
    };
    return slotProvider({
      set: (record, signal) => call('/present', record, signal),
      clear: (record, signal) => call('/cleanup', record, signal),
    });
  },
};

/** RFC 7617 §2: a colon ends the user name, and control characters are not allowed. */
const userName: FieldCheck = (value) => (/[:\p{Cc}]/u.test(value) ? 'format' : undefined);

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { mode: undefined, username: userName, password: oneLine },
  basic: ['username', 'password'],
  errors: () => [],
});

/** The endpoint makes the record itself, from what the authority gave. */
const rawMessage = (api: HttpApi, record: TxtRecord) => {
  if (record.challenge === undefined)
    throw fail('provider.refused', {
      ...factsOf(api),
      detail: 'RAW mode needs the token and the key authorization of the challenge',
    });
  const { domain, token, keyAuthorization: keyAuth } = record.challenge;
  return { domain, token, keyAuth };
};
