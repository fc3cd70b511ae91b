/** What the last step of a run is called: what happens to the proof is not the same for every way of proof. Pure. */

import type { RunView } from '../domain/runs.ts';
import { assertNever } from '../errors/problem.ts';
import type { SentenceKey } from './index.ts';

/** In words that are true before the step and after it; which of the two it is, its status says. */
export const cleanUpKey = ({ records, providerId }: Pick<RunView, 'records' | 'providerId'>): SentenceKey => {
  const challenge = records[0]?.challenge;
  switch (challenge) {
    case 'dns-persist-01':
      return 'run.step.clean-up-persist';
    case 'http-01':
      // A file is written and removed; what is only listened for is neither.
      return records.some(({ state }) => state !== 'by-hand') ? 'run.step.clean-up-file' : 'run.step.clean-up-http';
    case 'tls-alpn-01':
      return 'run.step.clean-up-http';
    case 'dns-01':
    case 'dns-account-01':
    case undefined:
      return providerId === 'manual' ? 'run.step.clean-up-hand' : 'run.step.clean-up';
    default:
      return assertNever(challenge);
  }
};
