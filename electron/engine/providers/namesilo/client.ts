/**
 * TXT records through the NameSilo API (https://www.namesilo.com/api-reference): each value is a record of its own. All
 * calls are GET, the key is in the query, the answers are XML and failures come with status 200.
 */

import { normalName } from '../../dns/names.ts';
import { readXml, type XmlElement } from '../../text/xml.ts';
import { headerToken } from '../fields.ts';
import { zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, factsOf, type HttpApi, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { allPages } from '../models/pages.ts';
import { type RecordCalls, recordProvider } from '../models/records.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';

export const namesilo: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    // The id of a record changes whenever the record does.
    return recordProvider(callsOf({ api, key: api.fields.apiKey }), { shortestTtl, idsPass: true });
  },
};

/** 301 and 302 are successes of orders. */
const successes: readonly string[] = ['300', '301', '302'];

const replyIn = ({ text }: HttpAnswer): XmlElement | undefined => readXml(text)?.child('reply');

const errors = (answer: HttpAnswer): readonly ApiError[] => {
  const reply = replyIn(answer);
  const code = textOf(reply, 'code');
  return code === '' || successes.includes(code) ? [] : [{ code, message: textOf(reply, 'detail') }];
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: { apiKey: headerToken },
  headers: () => ({ accept: 'application/xml' }),
  errors,
});

interface Account {
  readonly api: HttpApi;
  readonly key: string;
}

const textOf = (element: XmlElement | undefined, name: string): string => element?.child(name)?.text.trim() ?? '';

const ask = async (
  { api, key }: Account,
  operation: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<XmlElement> => {
  const zone = query.domain ?? '';
  const whole = { version: '1', type: 'xml', key, ...query };
  const answer = await send(api, { method: 'GET', path: `/${operation}`, query: whole, zone }, signal);
  const reply = replyIn(answer);
  if (textOf(reply, 'code') === '' || reply === undefined) throw badAnswer(api, answer);
  return reply;
};

const callsOf = (account: Account): RecordCalls<{ readonly name: string }> => ({
  missing: (place) => zoneNotFound(factsOf(account.api), place),
  list: (signal) =>
    allPages(async (number, seen) => {
      const reply = await ask(account, 'listDomains', number === 1 ? {} : { page: String(number) }, signal);
      const items = (reply.child('domains')?.all('domain') ?? []).map(({ text }) => ({ name: text.trim() }));
      return { items, more: seen + items.length < Number(textOf(reply.child('pager'), 'total')) };
    }),
  records: async ({ name: domain }, { fqdn, relative }, signal) => {
    const reply = await ask(account, 'dnsListRecords', { domain }, signal);
    return reply
      .all('resource_record')
      .filter((one) => textOf(one, 'type') === 'TXT' && [fqdn, relative].includes(normalName(textOf(one, 'host'))))
      .map((one) => ({ id: textOf(one, 'record_id'), value: one.child('value')?.text ?? '' }));
  },
  create: async ({ name: domain }, { bare: rrhost, value, ttl }, signal) => {
    const query = { domain, rrtype: 'TXT', rrhost, rrvalue: value, rrttl: String(ttl) };
    return textOf(await ask(account, 'dnsAddRecord', query, signal), 'record_id');
  },
  remove: async ({ name: domain }, { id }, _place, signal) => {
    await ask(account, 'dnsDeleteRecord', { domain, rrid: id }, signal);
    return true;
  },
});
