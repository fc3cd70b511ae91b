/** What each step of a run is called, and the line under it. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { RunStepId, RunView } from '../../../shared/domain/runs.ts';
import { cleanUpKey } from '../../../shared/i18n/run-step-words.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { serverRows, serversHaving } from './run-facts.ts';

const challengeOf = (run: RunView): ChallengeType | undefined => run.records[0]?.challenge;
/** Answered by a machine rather than by DNS. */
const byServer = (run: RunView): boolean => {
  const challenge = challengeOf(run);
  return challenge === 'http-01' || challenge === 'tls-alpn-01';
};
/** A file is written and removed; what is only listened for is neither. */
const byFile = (run: RunView): boolean =>
  challengeOf(run) === 'http-01' && run.records.some(({ state }) => state !== 'by-hand');
const lasting = (run: RunView): boolean => challengeOf(run) === 'dns-persist-01';
const byHand = (run: RunView): boolean => run.providerId === 'manual';

export const useStepWord = (run: RunView): ((id: RunStepId) => string) => {
  const t = useSentence();
  return (id) => {
    if (id === 'clean-up') return t(cleanUpKey(run));
    return t(`run.step.${id}`, { authority: run.authorityName });
  };
};

export const useStepNote = (run: RunView): ((step: RunView['steps'][number]) => string) => {
  const t = useSentence();
  const count = run.records.length === 0 ? run.identifiers.length : run.records.length;
  return ({ id, status }) => {
    switch (id) {
      case 'order':
        return t('run.note.order', { authority: run.authorityName, count: run.identifiers.length });
      case 'present':
        if (status === 'failed') return '';
        if (byFile(run)) return t('run.note.present-webroot');
        if (byServer(run)) return t('run.note.present-http');
        if (lasting(run)) return t('run.note.present-persist', { count });
        return t(byHand(run) ? 'run.note.present-hand' : 'run.note.present-dns', { count });
      case 'publish': {
        // Given up while it was waited for: that says nothing of what the proof needs.
        if (run.status === 'cancelled' && !byServer(run)) return '';
        if (byServer(run) || status === 'skipped') return t('run.note.publish-skipped');
        const rows = serverRows(run.records);
        return rows.length === 0 ? '' : t('run.note.publish', { have: serversHaving(rows), count: rows.length });
      }
      case 'validate':
        return t('run.note.validate');
      case 'issue':
        return t('run.note.issue');
      case 'clean-up':
        if (byServer(run)) return '';
        if (lasting(run)) return t('run.note.clean-up-persist');
        if (byHand(run)) return t(status === 'done' ? 'run.note.clean-up-hand' : 'run.note.clean-up-hand-later');
        return t(status === 'warning' ? 'run.note.clean-up-failed' : 'run.note.clean-up');
    }
  };
};
