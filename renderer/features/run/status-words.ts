/** Words for the states of steps, records and name servers. */
import type { RunRecord, ServerSighting } from '../../../shared/domain/runs.ts';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import type { Shape } from '../../components/StatusShape.tsx';
import { isDnsChallenge, type StepStatus } from './run-facts.ts';

export const stepWords: Readonly<Record<StepStatus, SentenceKey>> = {
  'to-come': 'status.to-come',
  working: 'status.working',
  waiting: 'status.waiting',
  done: 'status.done',
  failed: 'status.failed',
  skipped: 'status.skipped',
  // Only cleaning up ends so, and that is tried again by itself.
  warning: 'status.not-yet',
};

export const sightingLook: Readonly<
  Record<ServerSighting['state'], { readonly shape: Shape; readonly word: SentenceKey }>
> = {
  has: { shape: 'fine', word: 'status.has' },
  'not-yet': { shape: 'waiting', word: 'status.not-yet' },
  unreachable: { shape: 'attention', word: 'status.unreachable' },
  'not-serving': { shape: 'attention', word: 'status.not-serving' },
  unknown: { shape: 'unknown', word: 'status.unknown' },
};

const recordLook: Readonly<Record<RunRecord['state'], { readonly shape: Shape; readonly word: SentenceKey }>> = {
  'to-write': { shape: 'later', word: 'run.record.state.to-write' },
  written: { shape: 'fine', word: 'run.record.state.written' },
  removed: { shape: 'left-out', word: 'run.record.state.removed' },
  'removal-failed': { shape: 'attention', word: 'run.record.state.removal-failed' },
  'by-hand': { shape: 'attention', word: 'run.record.state.by-hand' },
};

/** What this machine answers itself is added by nobody. */
export const lookOf = ({ challenge, state }: RunRecord): { readonly shape: Shape; readonly word: SentenceKey } =>
  state === 'by-hand' && !isDnsChallenge(challenge)
    ? { shape: 'fine', word: 'run.record.state.served' }
    : recordLook[state];
