/** What a reset removes and what it keeps, side by side, and the two choices about what lies around it. */
import { Checkbox } from '@mantine/core';
import type { ResetChoice, ResetItems } from '../../../shared/domain/reset.ts';
import { ItemColumns, Items } from '../../components/Items.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Reset.module.css';

export const Split = ({ removed, kept }: { removed: ResetItems; kept: ResetItems }) => {
  const t = useSentence();
  const counted = (items: ResetItems) => items.map(({ what, count }) => t(`reset.item.${what}`, { count }));
  return (
    <div className="quiet">
      <ItemColumns>
        <Items title={t('reset.removed-label')} items={counted(removed)} none={t('reset.nothing')} />
        <Items title={t('reset.kept-label')} items={counted(kept)} none={t('reset.nothing')} />
      </ItemColumns>
    </div>
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
