/** The proof in another zone: a CNAME from where it is looked for to where a stored key can write. */
import type { CredentialView } from '../../../shared/domain/providers.ts';
import type { FixCase, Planner } from './fix.ts';
import { planPlaces } from './records.ts';

/** Keys that are asked for their zones; each costs a call. */
const most = 4;

export const planDelegate: Planner = async (of) => {
  const { policy, asked } = of;
  const name = (asked.detail.name ?? policy?.identifiers.find(({ type }) => type === 'dns')?.value)?.replace(
    /^\*\./,
    '',
  );
  if (name === undefined) return { kind: 'go', place: 'provider' };
  const target = await targetFor(of, name);
  if (target === undefined) return { kind: 'go', place: 'provider' };
  const fqdn = `_acme-challenge.${name}`;
  return planPlaces(of, [
    {
      fqdn,
      type: 'CNAME',
      words: [`${fqdn} CNAME ${target}`],
      correct: (there) => {
        const values = there.map(({ value }) => value);
        // One name has one CNAME (RFC 1034 §3.6.2).
        return {
          fqdn,
          type: 'CNAME',
          remove: values.filter((value) => value !== target),
          add: values.includes(target) ? [] : [target],
        };
      },
    },
  ]);
};

/** In a zone of a key that the name itself is not in. */
const targetFor = async (of: FixCase, name: string): Promise<string | undefined> => {
  for (const credential of of.world.credentials().slice(0, most)) {
    const zone = (await zonesOf(of, credential)).find((one) => one !== name && !name.endsWith(`.${one}`));
    if (zone !== undefined) return `${name.replaceAll('.', '-')}.${zone}`;
  }
  return undefined;
};

const zonesOf = async ({ world, signal }: FixCase, { provider, id }: CredentialView): Promise<readonly string[]> => {
  try {
    const opened = await world.openProvider(provider, id);
    return (await opened.zones?.(signal)) ?? [];
  } catch {
    signal.throwIfAborted();
    return [];
  }
};
