/**
 * Each type of records has a field of its own in a set
 * (https://learn.microsoft.com/en-us/rest/api/dns/record-sets/create-or-update). Here values go as text: TXT as JSON of
 * its strings, all others in presentation form.
 */
import { z } from 'zod';
import type { HostedPlace } from '../hosted-zone.ts';
import { plainHosted, readCaa, writeCaa } from '../record-content.ts';
import { joinedStrings, splitStrings, stringsIn } from './strings.ts';

/** What of the properties of a set holds its values. */
export const recordFields = {
  ARecords: z.array(z.object({ ipv4Address: z.string() })).default([]),
  AAAARecords: z.array(z.object({ ipv6Address: z.string() })).default([]),
  caaRecords: z.array(z.object({ flags: z.number(), tag: z.string(), value: z.string() })).default([]),
  CNAMERecord: z.object({ cname: z.string() }).nullish(),
  TXTRecords: z.array(z.object({ value: z.array(z.string()) })).default([]),
};
const schema = z.object(recordFields);
type Records = z.infer<typeof schema>;

export const contentsIn = (
  { ARecords, AAAARecords, caaRecords, CNAMERecord, TXTRecords }: Records,
  { type }: HostedPlace,
): readonly string[] => {
  switch (type) {
    case 'A':
      return ARecords.map(({ ipv4Address }) => ipv4Address);
    case 'AAAA':
      return AAAARecords.map(({ ipv6Address }) => ipv6Address);
    case 'CAA':
      return caaRecords.map(writeCaa);
    case 'CNAME':
      return CNAMERecord ? [CNAMERecord.cname] : [];
    case 'TXT':
      return TXTRecords.map(({ value }) => JSON.stringify(value));
  }
};

export const fieldsFor = ({ type }: HostedPlace, contents: readonly string[]): object => {
  switch (type) {
    case 'A':
      return { ARecords: contents.map((ipv4Address) => ({ ipv4Address })) };
    case 'AAAA':
      return { AAAARecords: contents.map((ipv6Address) => ({ ipv6Address })) };
    case 'CAA':
      return { caaRecords: contents.map(readCaa) };
    case 'CNAME':
      return { CNAMERecord: { cname: contents.at(-1) } };
    case 'TXT':
      return { TXTRecords: contents.map((content) => ({ value: stringsIn(content) })) };
  }
};

export const decode = (content: string, { type }: HostedPlace): string =>
  type === 'TXT' ? joinedStrings(content) : plainHosted(type, content);
export const encode = (value: string, { type }: HostedPlace): string => (type === 'TXT' ? splitStrings(value) : value);
