/** What a reset removes and what it keeps, side by side, and the two choices about what lies around it. */
import { Checkbox } from '@mantine/core';
import type { ResetChoice, ResetItems } from '../../../shared/domain/reset.ts';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Reset.module.css';

export const Split = ({ removed, kept }: { removed: ResetItems; kept: ResetItems }) => {
  const t = useSentence();
  return (
    <div className={css.split}>
      <Items title={t('reset.removed-label')} items={removed} />
      <Items title={t('reset.kept-label')} items={kept} />
    </div>
  );
};

const Items = ({ title, items }: { title: string; items: ResetItems }) => {
  const t = useSentence();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {items.length === 0 ? (
        <p className={css.quiet}>{t('reset.nothing')}</p>
      ) : (
        <ul>
          {items.map(({ what, count }) => (
            <li key={what} className={`${css.quiet} ${css.item}`}>
              {t(`reset.item.${what}`, { count })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

export interface AroundProps {
  readonly around: { readonly records: number; readonly working: number; readonly published: number };
  /** Files go only with the certificate. */
  readonly files: boolean;
  readonly choice: ResetChoice;
  readonly onChoice: (choice: ResetChoice) => void;
}

export const Around = ({ around, files, choice, onChoice }: AroundProps) => {
  const t = useSentence();
  const { records, working, published } = around;
  return (
    <>
      {working === 0 ? null : (
        <p className={css.note}>
          <StatusShape shape="attention" />
          {t('reset.working', { count: working })}
        </p>
      )}
      {records === 0 ? null : (
        <Checkbox
          label={t('reset.remove-records', { count: records })}
          checked={choice.removeRecords}
          onChange={({ currentTarget }) => onChoice({ ...choice, removeRecords: currentTarget.checked })}
        />
      )}
      {published === 0 || !files ? null : (
        <Checkbox
          label={t('reset.remove-files')}
          description={t('reset.remove-files-detail')}
          checked={choice.removeFiles}
          onChange={({ currentTarget }) => onChoice({ ...choice, removeFiles: currentTarget.checked })}
        />
      )}
    </>
  );
};
