/** Exactly what the next order would ask for. */
import type { NameReport } from '../../../shared/domain/identifiers.ts';
import { IconList, IconRoute, IconShieldCheck } from '../../components/icons.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './OrderPanel.module.css';

const mostShown = 12;

export const OrderPanel = ({ report }: { report: NameReport | undefined }) => {
  const t = useSentence();
  const identifiers = report?.identifiers ?? [];
  const names = report?.names.filter(({ ok, included }) => ok && included) ?? [];
  const wildcard = names.some(({ kind }) => kind === 'wildcard');
  const tooMany = report !== undefined && identifiers.length > report.limit;
  return (
    <aside className={css.order} aria-label={t('names.order')}>
      <h2>{t('names.order')}</h2>
      {names.length === 0 ? (
        <p className={css.empty}>{t('names.order-empty')}</p>
      ) : (
        <ul className={css.list}>
          {names.slice(0, mostShown).map(({ ascii, value }) => (
            <li key={ascii}>{value}</li>
          ))}
          {names.length > mostShown ? (
            <li className={css.more}>{t('names.more-rows', { count: names.length - mostShown })}</li>
          ) : null}
        </ul>
      )}
      <div className={css.facts}>
        {names.length === 0 ? null : (
          <>
            <p>
              <IconRoute size={16} stroke={1.7} aria-hidden="true" />
              {t(wildcard ? 'names.wildcard-fact' : 'names.any-fact')}
            </p>
            <p data-over={tooMany}>
              <IconList size={16} stroke={1.7} aria-hidden="true" />
              {t('names.limit', { count: identifiers.length, limit: report?.limit ?? 0 })}
            </p>
          </>
        )}
        <p>
          <IconShieldCheck size={16} stroke={1.7} aria-hidden="true" />
          {t('names.nothing-sent')}
        </p>
      </div>
    </aside>
  );
};
