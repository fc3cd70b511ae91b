/** The zones that a key sees, beside the zone that the proof belongs to. Pure. */
import { domainToASCII } from 'node:url';
import type { ProbeResult } from '../../../../shared/domain/diagnosis-probes.ts';
import type { Measured } from '../probe-results.ts';

export interface ZonesFacts {
  readonly name: string;
  /** As the provider lists them. */
  readonly zones: readonly string[];
  /** Zone of the place of proof; missing where it could not be found from here. */
  readonly zone?: string | undefined;
  /** `_acme-challenge.<name>` leads to another name by CNAME. */
  readonly delegated: boolean;
}

export const judgeZones = (facts: ZonesFacts): Measured => {
  const { zones } = facts;
  const result = resultOf(facts);
  const evidence = [`${facts.name}: ${facts.zone ?? '–'}`, zones.slice(0, 20).join(', ') || '–'];
  return result === undefined ? { outcome: 'nothing-wrong', evidence } : { outcome: 'result', result, evidence };
};

const resultOf = ({ name, zones, zone, delegated }: ZonesFacts): ProbeResult<'zones-of-key'> | undefined => {
  if (zones.length === 0) return 'empty';
  const plain = zones.map((one) => one.toLowerCase().replace(/\.$/, ''));
  const holds = plain.filter((one) => name === one || name.endsWith(`.${one}`));
  if (zone === undefined) return holds.length > 0 ? 'has-name' : 'without-name';
  const same = plain.filter((one) => one === zone).length;
  if (same > 1) return 'several';
  if (same === 1) return undefined;
  if (plain.some((one) => domainToASCII(one) === zone)) return 'other-spelling';
  return delegated && holds.length > 0 ? 'target-elsewhere' : 'without-name';
};
