/**
 * What a record of DigitalOcean holds beside its name
 * (https://docs.digitalocean.com/reference/api/reference/domain-records/): host names are sent with their final dot, also
 * those in CAA, and come back without it; the zone itself comes back as `@`.
 */
import { z } from 'zod';
import type { HostedPlace } from '../hosted-zone.ts';
import type { RecordType } from '../provider.ts';
import { readCaa, writeCaa } from '../record-content.ts';

export const recordFields = {
  data: z.string().nullable(),
  ttl: z.number().nullish(),
  /** Of CAA alone. */
  flags: z.number().nullish(),
  tag: z.string().nullish(),
};
type Parts = Omit<z.infer<z.ZodObject<typeof recordFields>>, 'ttl'>;

export const valueIn = ({ data, flags, tag }: Parts, { type, zone }: HostedPlace): string => {
  const text = data ?? '';
  if (type === 'CAA') return writeCaa({ flags: flags ?? 0, tag: tag ?? '', value: text.replace(/\.$/, '') });
  return type === 'CNAME' && text === '@' ? zone : text;
};

export const contentOf = (type: RecordType, value: string) => {
  if (type === 'CNAME') return { data: `${value}.` };
  const caa = type === 'CAA' ? readCaa(value) : undefined;
  if (caa === undefined) return { data: value };
  return { data: isHost(caa.value) ? `${caa.value}.` : caa.value, flags: caa.flags, tag: caa.tag };
};

const isHost = (text: string): boolean => /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/i.test(text);
