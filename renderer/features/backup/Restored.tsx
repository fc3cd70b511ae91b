/** What came of restoring, and what has to be seen to on this computer. Stays until it has been read. */
import { Button } from '@mantine/core';
import type { RestoreReport } from '../../../shared/domain/backup.ts';
import { type Shape, Status, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Backup.module.css';
import { useBackup } from './backup-store.ts';

type Note = RestoreReport['notes'][number];

const shapes: Readonly<Record<Note['note'], Shape>> = {
  'other-computer': 'attention',
  schedule: 'attention',
  'web-folders': 'attention',
  unpublished: 'attention',
  'install-steps': 'attention',
  commands: 'attention',
  'trusted-roots': 'attention',
  proxy: 'attention',
  adoptions: 'note',
  fixes: 'note',
  published: 'note',
};

export const Restored = ({ report }: { readonly report: RestoreReport }) => {
  const t = useSentence();
  const { moment } = useFormats();
  const reportRead = useBackup((state) => state.reportRead);
  const { createdAt, computer, notes, removed } = report;
  return (
    <div className={`card ${css.restored}`}>
      <div role="status">
        <Status shape="fine">{t('backup.restored', { time: moment(createdAt), computer })}</Status>
      </div>
      {removed === undefined ? null : <p className="quiet">{t('backup.restored-back')}</p>}
      <ul className={css.notes}>
        {notes.map(({ note, names }) => (
          <li key={note}>
            <StatusShape shape={shapes[note]} />
            <NoteWords note={note} names={names} />
          </li>
        ))}
      </ul>
      <Button size="xs" className={css.read} onClick={reportRead}>
        {t('backup.done-reading')}
      </Button>
    </div>
  );
};

const NoteWords = ({ note, names }: Note) => {
  const t = useSentence();
  const { list } = useFormats();
  return <span>{t(`backup.note.${note}`, { names: list(names), count: names.length })}</span>;
};
