/** What else keeps renewals from happening: what it is, what it means, what to do, and the button that does it. */
import { Button } from '@mantine/core';
import type { WatchAlert } from '../../../shared/domain/watchdog.ts';
import { messageOf } from '../../../shared/i18n/index.ts';
import { alertWords } from '../../../shared/i18n/watchdog-words.ts';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { isOfSchedule } from './alerts-of.ts';
import { historyHeadingId } from './History.tsx';
import { useHistory } from './history-store.ts';
import css from './Renewals.module.css';

const shapes: Readonly<Record<WatchAlert['severity'], Shape>> = {
  note: 'note',
  warning: 'attention',
  urgent: 'failed',
};

export const Alerts = () => {
  const t = useSentence();
  const alerts = useRenewal((state) => state.watchdog?.alerts) ?? [];
  const others = alerts.filter((alert) => !isOfSchedule(alert));
  if (others.length === 0) return null;
  return (
    <ul className={`card ${css.card}`} aria-label={t('status.needs-you')}>
      {others.map((alert) => (
        <AlertRow key={`${alert.code} ${alert.detail.label ?? ''}`} alert={alert} />
      ))}
    </ul>
  );
};

const AlertRow = ({ alert }: { alert: WatchAlert }) => {
  const language = useLanguage();
  const formats = useFormats();
  const { title, means, repair } = alertWords(alert, language, formats.moment);
  const act = useRepair(alert);
  const { severity, problem } = alert;
  return (
    <li className={css.row}>
      <StatusShape shape={shapes[severity]} />
      <div>
        <h3>{title}</h3>
        <p>{means}</p>
        {problem === undefined ? null : <p>{messageOf(problem, language).action}</p>}
      </div>
      {act === undefined ? null : (
        <Button size="xs" onClick={act}>
          {repair}
        </Button>
      )}
    </li>
  );
};

/** Secrets that only the scheduled run cannot read are open here: what to do about that stands in its sentence. */
const useRepair = ({ action, detail }: WatchAlert): (() => void) | undefined => {
  const go = useRoute((state) => state.go);
  const { plan, renew } = useRenewal();
  const filter = useHistory((state) => state.filter);
  switch (action) {
    case 'renew':
      return () => {
        const entries = Object.values(plan);
        const named = entries.find(({ name }) => name === detail.name);
        void renew(entries.some(({ due }) => due) ? undefined : named?.certificateId);
      };
    case 'look-at-provider':
      return () => go({ screen: 'dns' });
    case 'look-at-history':
      return () => {
        void filter({ failedOnly: true });
        document.getElementById(historyHeadingId)?.focus();
      };
    case 'unlock':
    case 'install-schedule':
    case 'repair-schedule':
      return undefined;
  }
};
