/** When a record will have reached all name servers. */
import type { Eta, PublicationHistory } from '../../../shared/domain/dns-watch.ts';
import type { TxtSighting } from './eye.ts';
import { publicationTime } from './publication-time.ts';

export interface EtaFacts {
  readonly now: Date;
  /** Seconds since the record was written. */
  readonly elapsed: number;
  readonly providerTypicalSeconds: number;
  readonly history?: PublicationHistory | undefined;
  readonly serverStates: readonly TxtSighting['state'][];
}

/** Nobody who knows nothing is asked for more. */
const unknownTypicalSeconds = 60;

const half = 0.5;
const mostly = 0.95;

/**
 * From the time that is still to be expected after so long a wait; where some servers have the record already, the rest
 * of them mostly are not far behind, so that rest shrinks with their number. Servers out of reach are not waited for.
 */
export const etaOf = (facts: EtaFacts): Eta => {
  const { now, elapsed, serverStates } = facts;
  const time =
    publicationTime(facts.providerTypicalSeconds, facts.history) ?? publicationTime(unknownTypicalSeconds, undefined);
  const having = serverStates.filter((state) => state === 'has').length;
  const lacking = serverStates.filter((state) => state === 'not-yet').length;
  const rest = having === 0 ? 1 : lacking / (having + lacking);
  const after = (share: number): string => {
    const seconds = time === undefined ? 0 : time.quantile(share, elapsed) - elapsed;
    return new Date(now.getTime() + seconds * rest * 1000).toISOString();
  };
  const written = now.getTime() - elapsed * 1000;
  const usually = (share: number): string => new Date(written + (time?.quantile(share, 0) ?? 0) * 1000).toISOString();
  return {
    ...{ at: after(half), by: after(mostly), basis: time?.basis ?? 'provider' },
    usual: { from: usually(half), to: usually(mostly) },
  };
};
