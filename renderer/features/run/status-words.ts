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

interface Look {
  readonly shape: Shape;
  readonly word: SentenceKey;
}

const sightingLooks: Readonly<Record<ServerSighting['state'], Look>> = {
  has: { shape: 'fine', word: 'status.has' },
  'not-yet': { shape: 'waiting', word: 'status.not-yet' },
  // What somebody else left there does no harm to a record that is on its way.
  other: { shape: 'waiting', word: 'status.other' },
  unreachable: { shape: 'attention', word: 'status.unreachable' },
  'not-serving': { shape: 'attention', word: 'status.not-serving' },
  unknown: { shape: 'unknown', word: 'status.unknown' },
};

/** What one server says of a record. Another value than the one a person was to add is a mistake that only they can mend. */
export const sightingLook = (record: RunRecord, sighting: ServerSighting | undefined): Look => {
  const state = sighting?.state ?? 'unknown';
  const look = sightingLooks[state];
  return state === 'other' && record.state === 'by-hand' ? { ...look, shape: 'attention' } : look;
};

const recordLook: Readonly<Record<RunRecord['state'], Look>> = {
  'to-write': { shape: 'later', word: 'run.record.state.to-write' },
  written: { shape: 'fine', word: 'run.record.state.written' },
  removed: { shape: 'left-out', word: 'run.record.state.removed' },
  'removal-failed': { shape: 'attention', word: 'run.record.state.removal-failed' },
  'by-hand': { shape: 'attention', word: 'run.record.state.by-hand' },
};

/** What this machine answers itself is added by nobody. */
export const lookOf = ({ challenge, state }: RunRecord): Look =>
  state === 'by-hand' && !isDnsChallenge(challenge)
    ? { shape: 'fine', word: 'run.record.state.served' }
    : recordLook[state];
