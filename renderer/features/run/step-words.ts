/** What each step of a run is called, and the line under it. */
import type { RunStepId, RunView } from '../../../shared/domain/runs.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { serverRows, serversHaving } from './run-facts.ts';

const byHttp = (run: RunView): boolean => run.records.some(({ challenge }) => challenge === 'http-01');
const byHand = (run: RunView): boolean => run.providerId === 'manual';

export const useStepWord = (run: RunView): ((id: RunStepId) => string) => {
  const t = useSentence();
  return (id) => {
    if (id === 'clean-up' && byHttp(run)) return t('run.step.clean-up-http');
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
        if (byHttp(run)) return t('run.note.present-http');
        return t(byHand(run) ? 'run.note.present-hand' : 'run.note.present-dns', { count });
      case 'publish': {
        if (byHttp(run) || status === 'skipped') return t('run.note.publish-skipped');
        const rows = serverRows(run.records);
        return rows.length === 0 ? '' : t('run.note.publish', { have: serversHaving(rows), count: rows.length });
      }
      case 'validate':
        return t('run.note.validate');
      case 'issue':
        return t('run.note.issue');
      case 'clean-up':
        if (byHttp(run)) return '';
        if (byHand(run)) return t('run.note.clean-up-hand');
        return t(status === 'warning' ? 'run.note.clean-up-failed' : 'run.note.clean-up');
    }
  };
};
