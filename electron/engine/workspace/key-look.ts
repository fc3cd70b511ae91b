/** Looks at a stored credential as it was typed, and at the zones it sees. Writes nothing. */
import { toProblem } from '../../../shared/errors/problem.ts';
import { judgeZones } from '../diagnosis/judge/zones.ts';
import type { Measured } from '../diagnosis/probe-results.ts';
import type { DnsEye } from '../dns/eye.ts';
import type { DnsProvider } from '../providers/provider.ts';

/** Spaces around a value, and characters nobody sees anywhere in it; keys in PEM have line ends inside. */
const hidden = /^\s|\s$|[\u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/;

/** The names of the fields, never what is in them. */
export const lookAtKeyForm = (fields: Readonly<Record<string, string>>): Measured | undefined => {
  const marked = Object.entries(fields).flatMap(([key, value]) => (hidden.test(value) ? [key] : []));
  return marked.length === 0 ? undefined : { outcome: 'result', result: 'hidden-characters', evidence: marked };
};

/** `undefined` where the service cannot tell. Rejects with `provider.*`. */
export const lookAtZones = async (
  provider: DnsProvider,
  eye: DnsEye,
  name: string,
  signal: AbortSignal,
): Promise<Measured | undefined> => {
  if (provider.zones === undefined) return undefined;
  const [zones, place] = await Promise.all([
    provider.zones(signal),
    eye.locateChallenge(name, signal).catch((thrown: unknown) => {
      signal.throwIfAborted();
      if (toProblem(thrown).code !== 'dns.zone-not-found') throw thrown;
      return undefined;
    }),
  ]);
  return judgeZones({ name, zones, zone: place?.zone.name, delegated: (place?.chain.length ?? 0) > 1 });
};
