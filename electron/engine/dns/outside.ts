/** The view from outside, over HTTPS: for networks where port 53 is blocked, and to compare with. */
import type { OutsideSighting } from '../../../shared/domain/dns-watch.ts';
import { negativeTtl } from './negative-ttl.ts';
import { type DohOperator, queryOverHttps } from './over-https.ts';

/** Milliseconds for one address of an operator: this view waits for nobody. */
const deadline = 2500;

/** One sighting per operator, in their order. Rejects only with the reason of `signal`. */
export const outsideView = (
  operators: readonly DohOperator[],
  fqdn: string,
  value: string,
  signal?: AbortSignal,
): Promise<readonly OutsideSighting[]> =>
  Promise.all(
    operators.map(async (operator): Promise<OutsideSighting> => {
      const base = { operator: operator.id, name: operator.name };
      const question = { name: fqdn, type: 'TXT' } as const;
      const reply = await queryOverHttps({ operator, question, deadline, signal });
      if (reply.kind === 'failed') return { ...base, state: 'failed', reason: reply.reason };
      if (reply.rcode !== 'NOERROR' && reply.rcode !== 'NXDOMAIN')
        return { ...base, state: 'failed', reason: reply.rcode };
      const texts = reply.answers.flatMap((record) => (record.type === 'TXT' ? [record] : []));
      const soa = reply.authorities.find((record) => record.type === 'SOA');
      const negative = soa?.type === 'SOA' ? negativeTtl(soa) : undefined;
      const ttl = texts.length > 0 ? Math.min(...texts.map((record) => record.ttl)) : negative;
      return {
        ...base,
        state: texts.some((record) => record.value === value) ? 'has' : 'not-yet',
        ...(ttl === undefined ? {} : { ttl }),
        ...(reply.rcode === 'NOERROR' ? {} : { reason: reply.rcode }),
      };
    }),
  );

/** Two operators agree; one is enough where no other can be reached. */
export const isSeenOutside = (sightings: readonly OutsideSighting[]): boolean => {
  const having = sightings.filter(({ state }) => state === 'has').length;
  const reached = sightings.filter(({ state }) => state !== 'failed').length;
  return having >= Math.min(2, Math.max(1, reached));
};
