/** Whether a domain exists for the rest of the world. */
import { getDomain } from 'tldts';
import { type DohOperator, queryOverHttps } from '../../dns/over-https.ts';
import type { PlaceFacts } from '../judge/zone.ts';

type Outside = Extract<PlaceFacts, { kind: 'failed' }>['outside'];

/** One operator that knows name servers for it is enough. Never rejects; `undefined` without operators. */
export const askOutside = async (
  name: string,
  operators: readonly DohOperator[],
  signal: AbortSignal,
): Promise<Outside> => {
  if (operators.length === 0) return undefined;
  const question = { name: getDomain(name) ?? name, type: 'NS' } as const;
  const said = await Promise.all(
    operators.map(async (operator): Promise<Outside> => {
      const reply = await queryOverHttps({ operator, question, deadline: 2000, signal }).catch(() => undefined);
      if (reply?.kind !== 'answer') return 'silent';
      if (reply.rcode === 'NXDOMAIN') return 'denies';
      return reply.rcode === 'NOERROR' && reply.answers.some(({ type }) => type === 'NS') ? 'knows' : 'silent';
    }),
  );
  return (['knows', 'denies'] as const).find((one) => said.includes(one)) ?? 'silent';
};
