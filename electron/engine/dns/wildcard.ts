/** Wildcards that answer beside the place of a proof (RFC 4592). */
import { randomBytes } from 'node:crypto';
import type { ZoneFinding } from '../../../shared/domain/dns-inspection.ts';
import { isWithin, parentName } from './names.ts';
import type { DnsAnswer, Question } from './query.ts';

/** Asks a name server of the zone, without recursion. */
export type AskOwner = (question: Question) => Promise<DnsAnswer | undefined>;
type WildcardFinding = Extract<ZoneFinding, { code: 'wildcard-txt' | 'wildcard-cname' }>;

/** Whether a name that nobody has, beside `fqdn`, has a TXT or CNAME record all the same. */
export const findWildcard = async (fqdn: string, zone: string, ask: AskOwner): Promise<WildcardFinding | undefined> => {
  const parent = parentName(fqdn);
  if (!isWithin(parent, zone)) return undefined;
  const sibling = `_${randomBytes(10).toString('hex')}.${parent}`;
  const reply = await ask({ name: sibling, type: 'TXT' });
  const records = (reply?.answers ?? []).filter(({ name }) => name === sibling);
  const alias = records.find((record) => record.type === 'CNAME');
  const values = records.flatMap((record) => (record.type === 'TXT' ? [record.value] : []));
  if (alias === undefined && values.length === 0) return undefined;
  const wildcard = await wildcardAbove(parent, zone, ask);
  return alias?.type === 'CNAME'
    ? { code: 'wildcard-cname', wildcard, target: alias.value }
    : { code: 'wildcard-txt', wildcard, values };
};

/** RFC 4592 §2.2.1: the nearest one that exists. */
const wildcardAbove = async (name: string, zone: string, ask: AskOwner): Promise<string> => {
  let parent = name;
  while (parent !== zone && parent !== '') {
    const reply = await ask({ name: `*.${parent}`, type: 'TXT' });
    if ((reply?.answers ?? []).some((record) => record.name === `*.${parent}`)) break;
    parent = parentName(parent);
  }
  return `*.${parent}`;
};
