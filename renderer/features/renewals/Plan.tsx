/** The next renewals, those that are due first: when, why, and what a person should know of. */
import { Button } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { planWords } from '../../../shared/i18n/renewal-words.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './Renewals.module.css';

const pageSize = 50;

export const Plan = () => {
  const t = useSentence();
  const heading = useId();
  const plan = useRenewal((state) => state.plan);
  const [shown, setShown] = useState(pageSize);
  const entries = useMemo(() => Object.values(plan), [plan]);
  const left = entries.length - shown;
  return (
    <section aria-labelledby={heading}>
      <div className={css.head}>
        <h2 id={heading}>{t('renewals.plan')}</h2>
        {left > 0 ? <p>{t('renewals.of', { shown, count: entries.length })}</p> : null}
      </div>
      {entries.length === 0 ? (
        <div className={`card ${css.card} ${css.nothing}`}>
          <h3>{t('renewals.plan-none')}</h3>
          <p>{t('renewals.plan-none-means')}</p>
        </div>
      ) : (
        <ul className={`card ${css.card}`}>
          {entries.slice(0, shown).map((entry) => (
            <PlanRow key={entry.certificateId} entry={entry} />
          ))}
        </ul>
      )}
      {left > 0 ? (
        <Button variant="subtle" onClick={() => setShown(shown + pageSize)}>
          {t('renewals.more', { count: Math.min(left, pageSize) })}
        </Button>
      ) : null}
    </section>
  );
};

/** Grey bars where the rows will be, so that nothing moves when they arrive. */
export const Loading = () => {
  const t = useSentence();
  return (
    <div className={`card ${css.card}`} role="status" aria-label={t('renewals.loading')}>
      {[0, 1, 2].map((row) => (
        <div key={row} className={css.boneRow}>
          <div className={css.bone} />
        </div>
      ))}
    </div>
  );
};

const shapeOf = ({ alert, due, why, at }: PlanEntry): Shape => {
  if (alert?.code === 'expired' || alert?.code === 'revoked') return 'expired';
  if (alert?.severity === 'urgent') return 'failed';
  if (alert !== undefined && alert.severity !== 'note') return 'attention';
  if (why === 'paused-by-person') return 'paused';
  if (why === 'retired' || at === undefined) return 'left-out';
  return due ? 'waiting' : 'later';
};

const PlanRow = ({ entry }: { entry: PlanEntry }) => {
  const language = useLanguage();
  const formats = useFormats();
  const go = useRoute((state) => state.go);
  const { when, why, notes, alert } = planWords(entry, language, formats.moment);
  return (
    <li className={`${css.row} ${css.item}`}>
      <StatusShape shape={shapeOf(entry)} />
      <div>
        <h3>
          <button
            type="button"
            className={css.link}
            onClick={() => go({ screen: 'certificate', id: entry.certificateId })}
          >
            {entry.name}
          </button>
        </h3>
        <p className={css.when}>
          <b className="date">{when}</b>
          <span>{why}</span>
        </p>
        {alert === undefined ? null : <p>{alert}</p>}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <RenewButton entry={entry} />
    </li>
  );
};

const RenewButton = ({ entry: { certificateId, name, due } }: { entry: PlanEntry }) => {
  const t = useSentence();
  const { live, renew } = useRenewal();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        aria-label={`${t('renewal.do.renew')}${due ? '' : '…'} ${name}`}
        aria-disabled={live !== undefined}
        onClick={() => {
          if (live !== undefined) return;
          if (due) void renew(certificateId);
          else setAsking(true);
        }}
      >
        {t('renewal.do.renew')}
        {due ? '' : '…'}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('renewals.renew-ask', { name })}
        detail={t('renewals.renew-means')}
        confirm={t('renewal.do.renew')}
        cancel={t('app.cancel')}
        onConfirm={() => void renew(certificateId)}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
