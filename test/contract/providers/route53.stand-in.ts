import { createHash, createHmac } from 'node:crypto';
import { route53 } from '../../../electron/engine/providers/route53/client.ts';
import { escapeXml, readXml, type XmlElement } from '../../../electron/engine/text/xml.ts';
import {
  type Asked,
  isSet,
  type Reply,
  replaceSet,
  type StoredRecord,
  typeOf,
  type Zones,
} from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const xmlns = 'xmlns="https://route53.amazonaws.com/doc/2013-04-01/"';
export const xml = (status: number, content: string): Reply => ({
  status,
  text: `<?xml version="1.0"?>\n${content}`,
  headers: { 'content-type': 'text/xml' },
});
export const refusal = (status: number, code: string, message: string): Reply =>
  xml(
    status,
    `<ErrorResponse ${xmlns}><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>b25f48e8</RequestId></ErrorResponse>`,
  );

export const keyId = 'AKIAIOSFODNN7EXAMPLE';
export const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** Follows the request as it came, by the steps of the page on signed requests. */
const unsigned = ({ method, target, header, text }: Asked): Reply | undefined => {
  const [, credential = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header('authorization'),
    ) ?? [];
  if (signature === undefined) return refusal(403, 'MissingAuthenticationToken', 'Missing Authentication Token');
  const [id, day = '', region, service] = credential.split('/');
  if (id !== keyId)
    return refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  const date = header('x-amz-date');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(at - Date.now()) <= 300_000) || !date.startsWith(day))
    return refusal(403, 'SignatureDoesNotMatch', `Signature expired: ${date} is now earlier than now - 5 min.`);
  const [path = '', query = ''] = target.split('?');
  const parameters = query === '' ? [] : query.split('&').map((one) => (one.includes('=') ? one : `${one}=`));
  const canonical = [
    method,
    path.replaceAll('%', '%25'),
    parameters.toSorted().join('&'),
    ...names.split(';').map((name) => `${name}:${header(name).trim()}`),
    '',
    names,
    createHash('sha256').update(text).digest('hex'),
  ].join('\n');
  let key: string | Buffer = `AWS4${secret}`;
  for (const part of [day, region ?? '', service ?? '', 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest();
  const hash = createHash('sha256').update(canonical).digest('hex');
  const wanted = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', date, credential.split('/').slice(1).join('/'), hash].join('\n'))
    .digest('hex');
  const all = ['host', 'x-amz-date'].every((name) => names.split(';').includes(name));
  const right = wanted === signature && all && region === 'us-east-1' && service === 'route53';
  if (right) return undefined;
  return refusal(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  );
};

const reversed = (name: string): string => `${name.split('.').toReversed().join('.')}.`;
/** From this name on, in the order of the reversed labels. */
const following = <T>(all: readonly T[], nameOf: (one: T) => string, from: string): readonly T[] =>
  all
    .filter((one) => reversed(nameOf(one)) >= (from === '' ? '' : reversed(from)))
    .toSorted((one, other) => (reversed(nameOf(one)) < reversed(nameOf(other)) ? -1 : 1));

const idOf = (zone: string): string => `Z${createHash('md5').update(zone).digest('hex').slice(0, 20).toUpperCase()}`;

const zonesPage = (zones: Zones, query: URLSearchParams): Reply => {
  const size = Number(query.get('maxitems') ?? 100);
  const from = (query.get('dnsname') ?? '').replace(/\.$/, '');
  const all = following([...zones.keys()], (name) => name, from);
  const next = all[size];
  const shown = all.slice(0, size).map((name) => {
    const hosted = (id: string, isPrivate: boolean) =>
      `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}.</Name><CallerReference>1</CallerReference><Config><Comment>a &amp; b</Comment><PrivateZone>${isPrivate}</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>`;
    return `${hosted('ZPRIVATE', true)}${hosted(idOf(name), false)}`;
  });
  const more =
    next === undefined ? '' : `<NextDNSName>${next}.</NextDNSName><NextHostedZoneId>${idOf(next)}</NextHostedZoneId>`;
  return xml(
    200,
    `<ListHostedZonesByNameResponse ${xmlns}><HostedZones>${shown.join('')}</HostedZones><IsTruncated>${next !== undefined}</IsTruncated>${more}<MaxItems>${size}</MaxItems></ListHostedZonesByNameResponse>`,
  );
};

const octal = (type: string, value: string): string => {
  if (type !== 'TXT') return type === 'CNAME' ? `${value}.` : value;
  const parts = value.match(/.{1,255}/gs) ?? [''];
  return parts.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(' ');
};
const plain = (type: string, content: string): string | undefined => {
  if (type === 'CAA') return /^\d+ [A-Za-z0-9]+ "(?:[^"\\]|\\.)*"$/.test(content) ? content : undefined;
  if (type !== 'TXT') return content.replace(/\.$/, '');
  if (!/^"(?:[^"\\]|\\.)*"(?: "(?:[^"\\]|\\.)*")*$/.test(content)) return undefined;
  const parts = [...content.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part = '']) =>
    part.replace(/\\([0-7]{3}|.)/g, (_all, sign: string) =>
      sign.length === 3 ? String.fromCharCode(Number.parseInt(sign, 8)) : sign,
    ),
  );
  return parts.some((part) => part.length > 255) ? undefined : parts.join('');
};

const setsPage = (records: readonly StoredRecord[], query: URLSearchParams): Reply => {
  const from = (query.get('name') ?? '').replace(/\.$/, '');
  const names = following([...new Set(records.map(({ name }) => name))], (name) => name, from);
  const keys = names.flatMap((name) => {
    const types = new Set(records.filter((one) => one.name === name).map(typeOf));
    return [...types].toSorted().map((type) => ({ name, type }));
  });
  // Of the name that is asked for the types before the one that is asked for are left out.
  const shown = keys.filter(({ name, type }) => name !== from || type >= (query.get('type') ?? ''));
  const sets = shown.map(({ name, type }) => {
    const own = records.filter(isSet(name, type));
    const values = own.map(
      ({ value }) => `<ResourceRecord><Value>${escapeXml(octal(type, value))}</Value></ResourceRecord>`,
    );
    return `<ResourceRecordSet><Name>${name}.</Name><Type>${type}</Type><TTL>${own[0]?.ttl}</TTL><ResourceRecords>${values.join('')}</ResourceRecords></ResourceRecordSet>`;
  });
  return xml(
    200,
    `<ListResourceRecordSetsResponse ${xmlns}><ResourceRecordSets>${sets.join('')}</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems></ListResourceRecordSetsResponse>`,
  );
};

const invalid = (message: string): Reply => refusal(400, 'InvalidChangeBatch', `[${message}]`);
const inside = (element: XmlElement | undefined, ...path: readonly string[]): string =>
  path.reduce<XmlElement | undefined>((within, name) => within?.child(name), element)?.text ?? '';

const changed = (zones: Zones, zone: string, text: string): Reply => {
  const changes = readXml(text)?.child('ChangeBatch')?.child('Changes')?.all('Change') ?? [];
  if (changes.length === 0) return refusal(400, 'InvalidInput', 'Invalid XML');
  for (const change of changes) {
    const set = change.child('ResourceRecordSet');
    const name = inside(set, 'Name').replace(/\.$/, '');
    const type = inside(set, 'Type');
    const ttl = Number(inside(set, 'TTL'));
    const contents = (set?.child('ResourceRecords')?.all('ResourceRecord') ?? []).map((one) => inside(one, 'Value'));
    const values = contents.map((content) => plain(type, content));
    if (values.length === 0 || values.length > 400) return refusal(400, 'InvalidInput', '1 to 400 records in a set');
    const bad = values.indexOf(undefined);
    if (bad !== -1)
      return invalid(
        `Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with '${contents[bad]}''`,
      );
    if (name !== zone && !name.endsWith(`.${zone}`))
      return invalid(`RRSet with DNS name ${name}. is not permitted in zone ${zone}.`);
    const own = (zones.get(zone) ?? []).filter(isSet(name, type));
    const same = own.length === values.length && own.every((one) => one.ttl === ttl && values.includes(one.value));
    const about = `[name='${name}.', type='${type}']`;
    if (inside(change, 'Action') === 'DELETE') {
      if (own.length === 0) return invalid(`Tried to delete resource record set ${about} but it was not found`);
      if (!same)
        return invalid(
          `Tried to delete resource record set ${about} but the values provided do not match the current values`,
        );
    }
    const kept = inside(change, 'Action') === 'DELETE' ? [] : values.filter((value) => value !== undefined);
    replaceSet(zones, zone, name, { type, values: kept, ttl });
  }
  const info = '<ChangeInfo><Id>/change/C2682N5HXP0BZ4</Id><Status>PENDING</Status></ChangeInfo>';
  return xml(200, `<ChangeResourceRecordSetsResponse ${xmlns}>${info}</ChangeResourceRecordSetsResponse>`);
};

const routes =
  (zones: Zones) =>
  (asked: Asked): Reply => {
    const refused = unsigned(asked);
    if (refused !== undefined) return refused;
    const path = asked.path.replace(/^\/2013-04-01/, '').replace(/\/$/, '');
    if (path === '/hostedzonesbyname') return zonesPage(zones, asked.query);
    if (path.startsWith('/change/'))
      return xml(
        200,
        `<GetChangeResponse ${xmlns}><ChangeInfo><Id>${path}</Id><Status>INSYNC</Status></ChangeInfo></GetChangeResponse>`,
      );
    const [, id] = /^\/hostedzone\/([^/]+)\/rrset$/.exec(path) ?? [];
    const zone = [...zones.keys()].find((name) => idOf(name) === id);
    if (zone === undefined) return refusal(404, 'NoSuchHostedZone', `No hosted zone found with ID: ${id}`);
    if (asked.method === 'POST') return changed(zones, zone, asked.text);
    return setsPage(zones.get(zone) ?? [], asked.query);
  };

/** https://docs.aws.amazon.com/Route53/latest/APIReference/ */
export const contract: ProviderContract = {
  module: route53,
  fields: { accessKeyId: keyId, secretAccessKey: secret },
  wrong: { secretAccessKey: `${secret.slice(0, -1)}X` },
  keyField: 'secretAccessKey',
  routes,
  refusals: {
    noPermission: refusal(
      403,
      'AccessDenied',
      'User: arn:aws:iam::123456789012:user/acme is not authorized to perform: route53:ListHostedZonesByName because no identity-based policy allows the route53:ListHostedZonesByName action',
    ),
    rateLimited: refusal(400, 'Throttling', 'Rate exceeded'),
    clockSkew: refusal(
      403,
      'SignatureDoesNotMatch',
      'Signature expired: 20261127T160000Z is now earlier than 20261127T165500Z (20261127T170000Z - 5 min.)',
    ),
  },
  shortestTtl: 0,
  crowd: 400,
  lego: {
    provider: 'route53',
    env: { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: 'us-east-1' },
  },
};
