/** Climbs the tree for CAA records: RFC 8659 §3. */
import { toProblem } from '../../../../shared/errors/problem.ts';
import type { DnsEye } from '../../dns/eye.ts';
import { parentName } from '../../dns/names.ts';
import type { CaaFacts, CaaRecord, CaaStep } from '../judge/caa.ts';
import { askZone } from './ask-zone.ts';

/**
 * From the name upwards, until a set is found or nobody answers. Above the highest zone that can be found lie the
 * registries, which keep no such records.
 */
export const climbForCaa = async (eye: DnsEye, name: string, signal: AbortSignal): Promise<CaaFacts> => {
  const steps: CaaStep[] = [];
  for (let at = name.replace(/^\*\./, ''); at !== ''; at = parentName(at)) {
    const step = await stepAt(eye, at, signal);
    if (step === undefined) break;
    steps.push(step);
    if (step.records.length > 0 || step.answered === 0) break;
  }
  return { name, steps };
};

const stepAt = async (eye: DnsEye, name: string, signal: AbortSignal): Promise<CaaStep | undefined> => {
  try {
    const { records, chain, answered, failures } = await askZone(eye, { name, type: 'CAA' }, signal);
    const own = records.flatMap((record): readonly CaaRecord[] => {
      if (record.type !== 'CAA') return [];
      const { critical, tag, value } = record;
      return [{ critical, tag, value }];
    });
    return { name, chain, records: own, answered, failures };
  } catch (thrown) {
    signal.throwIfAborted();
    // Whether there is a zone at all is told by another check.
    if (toProblem(thrown).code.startsWith('dns.')) return undefined;
    throw thrown;
  }
};
