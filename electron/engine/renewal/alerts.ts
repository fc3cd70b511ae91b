/** What a person should hear of, whether or not anything runs. */
import type { PlanAlert, PlanReason } from '../../../shared/domain/renewal.ts';
import { type CertificateFacts, day, iso, type Life, leftAt } from './facts.ts';

export interface AlertFacts {
  readonly certificate: CertificateFacts;
  readonly life?: Life | undefined;
  readonly why: PlanReason;
  /** Renewing it is called for, whatever it waits for. */
  readonly called: boolean;
  readonly givenUp: boolean;
  readonly clockDoubt: boolean;
  readonly lastContact?: string | undefined;
}

/** Below it waiting for anything but a limit has an end. */
export const littleLife = 1 / 6;
export const runningOut = 1 / 4;
/** A failure that passes by itself is over by then. */
const lasting = 2 * day;

/** The gravest. */
export const alertOf = (facts: AlertFacts, now: number): PlanAlert | undefined => {
  const { why, clockDoubt, lastContact } = facts;
  if (why === 'retired') return undefined;
  return (
    ofLife(facts, now) ??
    ofFailures(facts, now) ??
    (clockDoubt
      ? { severity: 'warning', code: 'clock-doubtful', ...(lastContact === undefined ? {} : { since: lastContact }) }
      : undefined)
  );
};

const ofLife = ({ certificate, life }: AlertFacts, now: number): PlanAlert | undefined => {
  const { current } = certificate;
  if (current === undefined || life === undefined) return undefined;
  if (life.to <= now) return { severity: 'urgent', code: 'expired', since: current.notAfter };
  if (current.revoked !== undefined) return { severity: 'urgent', code: 'revoked', since: current.revoked.at };
  const little = leftAt(life, littleLife);
  if (now > little) return { severity: 'urgent', code: 'little-life', since: iso(little) };
  const quarter = leftAt(life, runningOut);
  if (now > quarter) return { severity: 'warning', code: 'life-running-out', since: iso(quarter) };
  return undefined;
};

const ofFailures = ({ certificate, why, called, givenUp }: AlertFacts, now: number): PlanAlert | undefined => {
  const { failures, byHand } = certificate;
  const since = failures === undefined ? {} : { since: failures.firstAt };
  if (givenUp || why === 'needs-person') return { severity: 'warning', code: 'needs-person', ...since };
  if (byHand && called) return { severity: 'warning', code: 'by-hand' };
  if (failures === undefined) return undefined;
  const lasts = now - Date.parse(failures.firstAt) >= lasting;
  return { severity: lasts ? 'warning' : 'note', code: 'failing', ...since };
};
