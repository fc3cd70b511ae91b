/** dns-persist-01 as an authority checks it (draft-ietf-acme-dns-persist-01 §4), after RFC 8659's grammar of an issue-value. */
import type { ProofRequest } from './context.ts';
import { caaIdentities } from './identifiers.ts';
import { type Refusal, refuse } from './problems.ts';

const issueValue = /^[ \t]*([^;\s]+)[ \t]*((?:;[ \t]*[A-Za-z0-9-]+[ \t]*=[ \t]*[\x21-\x3a\x3c-\x7e]*[ \t]*)*)$/;

/** One good record is enough; else a Refusal that says what is wrong with the last one of ours. */
export const checkPersistValues = (proof: ProofRequest, values: readonly string[], now: Date): void => {
  let refusal: Refusal = refuse('unauthorized', 'No valid TXT record found for the dns-persist-01 challenge');
  for (const value of values) {
    if (!caaIdentities.includes(value.split(';')[0]?.trim() ?? '')) continue;
    const found = refusalOf(proof, value, now);
    if (found === undefined) return;
    refusal = found;
  }
  throw refusal;
};

const refusalOf = (proof: ProofRequest, value: string, now: Date): Refusal | undefined => {
  const [, , parameters = ''] = issueValue.exec(value) ?? [];
  const pairs = parameters
    .split(';')
    .slice(1)
    .map((text) => text.split(/=(.*)/s).map((part) => part.trim()));
  const tags = pairs.map(([tag = '']) => tag.toLowerCase());
  const read = (tag: string) => pairs[tags.indexOf(tag)]?.[1];
  const account = read('accounturi');
  if (account === undefined || new Set(tags).size < tags.length)
    return refuse('malformed', `The dns-persist-01 record "${value}" cannot be read`);
  if (account !== proof.accountUrl)
    return refuse('unauthorized', `accounturi mismatch: expected "${proof.accountUrl}"`);
  if (proof.wildcard && read('policy')?.toLowerCase() !== 'wildcard')
    return refuse('unauthorized', 'policy mismatch: expected "wildcard"');
  const until = read('persistuntil');
  if (until === undefined) return undefined;
  if (!/^\d+$/.test(until)) return refuse('malformed', `persistUntil "${until}" is no time`);
  const ended = Number(until) * 1000 < now.getTime();
  return ended ? refuse('unauthorized', `persistUntil ${until} has passed`) : undefined;
};
