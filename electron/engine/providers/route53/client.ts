/**
 * Record sets through the Route 53 API (https://docs.aws.amazon.com/Route53/latest/APIReference/), XML both ways.
 * A change is one UPSERT of the whole set, or its DELETE with everything that is in it.
 */
import { normalName } from '../../dns/names.ts';
import { escapeXml, readXml, type XmlElement } from '../../text/xml.ts';
import { type FieldCheck, headerToken } from '../fields.ts';
import { type HostedPlace, onlyZone, zoneNotFound } from '../hosted-zone.ts';
import { badAnswer, factsOf, type HttpApi, notPlain, send } from '../http-api.ts';
import type { HttpAnswer } from '../http-call.ts';
import { keyedApi } from '../keyed-api.ts';
import { allMarked } from '../models/pages.ts';
import { type RecordSet, type SetCalls, setProvider } from '../models/sets.ts';
import type { ProviderModule } from '../provider.ts';
import type { ApiError } from '../refusals.ts';
import { sigv4 } from '../signing/sigv4.ts';
import { descriptor, ownBase, shortestTtl } from './descriptor.ts';
import { readOctal, writeOctal } from './octal.ts';

export const route53: ProviderModule = {
  descriptor,
  create(given, clock) {
    const api = openApi(given, clock);
    return setProvider(callsOf(api, bareId(api.fields.hostedZoneId)), {
      shortestTtl,
      serial: `${descriptor.id} ${api.base}`,
      decode: (content, { type }) => readOctal(type, content),
      encode: (value, { type }) => writeOctal(type, value),
    });
  },
};

/** An ID in its place is a common slip (https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html). */
const secretKey: FieldCheck = (value) => (/^A[KS]IA[A-Z0-9]{16}$/.test(value) ? 'other-kind' : headerToken(value));
const zoneId: FieldCheck = (value) => (/^(?:\/?hostedzone\/)?[A-Z0-9]{1,32}$/.test(value) ? undefined : 'format');

/** https://docs.aws.amazon.com/general/latest/gr/r53.html: one region signs for each part of the world. */
const regionOf = (host: string): string => {
  if (host.endsWith('.amazonaws.com.cn')) return 'cn-northwest-1';
  return host.startsWith('route53.us-gov.') ? 'us-gov-west-1' : 'us-east-1';
};

const errorsIn = ({ text }: HttpAnswer): readonly ApiError[] => {
  const root = readXml(text);
  const toldOf = (error: XmlElement | undefined) => [
    { code: error?.child('Code')?.text ?? '', message: error?.child('Message')?.text ?? '' },
  ];
  if (root?.name === 'ErrorResponse') return toldOf(root.child('Error'));
  if (root?.name === 'Error') return toldOf(root);
  if (root?.name !== 'InvalidChangeBatch') return [];
  const messages = root.child('Messages')?.all('Message') ?? [];
  return [{ code: root.name, message: messages.map(({ text: message }) => message).join(' ') }];
};

const openApi = keyedApi({
  descriptor,
  ownBase,
  checks: {
    accessKeyId: headerToken,
    secretAccessKey: secretKey,
    sessionToken: headerToken,
    hostedZoneId: zoneId,
  },
  headers: () => ({ accept: 'text/xml' }),
  errors: errorsIn,
  dated: true,
  sign: (request, keys, now) => {
    const scope = { region: regionOf(request.url.hostname), service: 'route53' };
    return { ...request, headers: { ...request.headers, ...sigv4(request, keys, scope, now) } };
  },
});

interface HostedZone {
  readonly name: string;
  readonly id: string;
}

const callsOf = (api: HttpApi, hostedZoneId: string): SetCalls<HostedZone> => ({
  typed: (detail) => notPlain(api, detail),
  missing: (place) => zoneNotFound(factsOf(api), place),
  find: async (name, signal) => {
    if (hostedZoneId !== '') return { name, id: hostedZoneId };
    const { items } = await zonesFrom(api, { dnsname: name }, signal);
    return onlyZone(factsOf(api), items, name);
  },
  // A key that needs the id of its zone may not list zones.
  ...(hostedZoneId === ''
    ? { list: (signal) => allMarked((mark) => zonesFrom(api, Object.fromEntries(new URLSearchParams(mark)), signal)) }
    : {}),
  read: async ({ id }, { zone, fqdn, type }, signal) => {
    const query = { name: `${fqdn}.`, type };
    const answer = await send(api, { method: 'GET', path: setsPath(id), query, zone }, signal);
    const sets = rootOf(api, answer, 'ListResourceRecordSetsResponse').child('ResourceRecordSets');
    if (sets === undefined) throw badAnswer(api, answer);
    // The list begins here and goes on to later names.
    const set = sets
      .all('ResourceRecordSet')
      .find((one) => textOf(one, 'Type') === type && normalName(textOf(one, 'Name')) === fqdn);
    if (set === undefined) return undefined;
    // An alias has no values, and routing has several sets: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html
    const special = ['AliasTarget', 'SetIdentifier'].find((name) => set.child(name) !== undefined);
    if (special !== undefined) throw notPlain(api, `${fqdn} ${type}: ${special}`);
    const values = set.child('ResourceRecords')?.all('ResourceRecord') ?? [];
    return { contents: values.map((one) => textOf(one, 'Value')), ttl: Number(textOf(set, 'TTL')) };
  },
  write: async ({ id }, place, set, _before, signal) => {
    const answer = await send(api, change(id, place, 'UPSERT', set), signal);
    rootOf(api, answer, 'ChangeResourceRecordSetsResponse');
  },
  erase: async ({ id }, place, before, signal) => {
    await send(api, { ...change(id, place, 'DELETE', before), accepts: ['not-there'] }, signal);
  },
});

const setsPath = (id: string): string => `/hostedzone/${encodeURIComponent(id)}/rrset`;

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html */
const change = (
  id: string,
  { zone, fqdn, type }: HostedPlace,
  action: 'UPSERT' | 'DELETE',
  { contents, ttl }: RecordSet,
) => {
  const records = contents.map((content) => `<ResourceRecord><Value>${escapeXml(content)}</Value></ResourceRecord>`);
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes><Change><Action>${action}</Action><ResourceRecordSet><Name>${escapeXml(fqdn)}.</Name><Type>${type}</Type><TTL>${ttl}</TTL><ResourceRecords>${records.join('')}</ResourceRecords></ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`;
  return { method: 'POST', path: setsPath(id), text: { type: 'application/xml', content }, zone } as const;
};

/** The public zones of one page, and the query for the next. */
const zonesFrom = async (api: HttpApi, query: Readonly<Record<string, string>>, signal: AbortSignal) => {
  const answer = await send(
    api,
    { method: 'GET', path: '/hostedzonesbyname', query, zone: query.dnsname ?? '' },
    signal,
  );
  const root = rootOf(api, answer, 'ListHostedZonesByNameResponse');
  const listed = root.child('HostedZones');
  if (listed === undefined) throw badAnswer(api, answer);
  const items = listed
    .all('HostedZone')
    .filter((one) => one.child('Config')?.child('PrivateZone')?.text !== 'true')
    .map((one): HostedZone => ({ id: bareId(textOf(one, 'Id')), name: normalName(textOf(one, 'Name')) }));
  const begin = { dnsname: textOf(root, 'NextDNSName'), hostedzoneid: textOf(root, 'NextHostedZoneId') };
  const more = textOf(root, 'IsTruncated') === 'true';
  return { items, next: more ? new URLSearchParams(begin).toString() : undefined };
};

const rootOf = (api: HttpApi, answer: HttpAnswer, name: string): XmlElement => {
  const root = readXml(answer.text);
  if (root?.name !== name) throw badAnswer(api, answer);
  return root;
};

const textOf = (element: XmlElement, name: string): string => element.child(name)?.text ?? '';

/** Ids come as `/hostedzone/Z…`. */
const bareId = (id: string): string => id.replace(/^\/?hostedzone\//, '');
