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
  const wildcard = await wildcardAbove(parent, zone, textOf(reply, sibling), ask);
  return alias?.type === 'CNAME'
    ? { code: 'wildcard-cname', wildcard, target: alias.value }
    : { code: 'wildcard-txt', wildcard, values };
};

/** What the records at the name say, in a form to compare. */
const textOf = (reply: DnsAnswer | undefined, owner: string): string =>
  (reply?.answers ?? [])
    .flatMap((record) => (record.name === owner && 'value' in record ? [`${record.type} ${record.value}`] : []))
    .toSorted()
    .join('\n');

/** Below a wildcard even `*` is made up (RFC 4592 §2.2.1), so it is the highest one that says the same. */
const wildcardAbove = async (name: string, zone: string, text: string, ask: AskOwner): Promise<string> => {
  let found = `*.${name}`;
  for (let parent = name; isWithin(parent, zone) && parent !== ''; parent = parentName(parent)) {
    const wildcard = `*.${parent}`;
    if (textOf(await ask({ name: wildcard, type: 'TXT' }), wildcard) !== text) break;
    found = wildcard;
  }
  return found;
};
