/** Restores from a backup: the file and its passphrase first, then what is in it, and only then the question. */
import { Button, PasswordInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { DialogForm } from '../../components/DialogForm.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Backup.module.css';
import { type OpenedBackup, useBackup } from './backup-store.ts';
import { ProgressLine } from './ProgressLine.tsx';
import { RestoreChoices } from './RestoreChoices.tsx';

export const Restoring = ({ onClose }: { readonly onClose: () => void }) => {
  const [opened, setOpened] = useState<OpenedBackup>();
  return opened === undefined ? (
    <Opening onOpened={setOpened} onClose={onClose} />
  ) : (
    <RestoreChoices opened={opened} onClose={onClose} />
  );
};

interface OpeningProps {
  readonly onOpened: (opened: OpenedBackup) => void;
  readonly onClose: () => void;
}

const Opening = ({ onOpened, onClose }: OpeningProps) => {
  const t = useSentence();
  const { busy, problem, look } = useBackup();
  const [file, setFile] = useState<File>();
  const [passphrase, setPassphrase] = useState('');
  const [missing, setMissing] = useState(false);
  const begin = async () => {
    setMissing(file === undefined);
    if (file === undefined || passphrase === '' || busy) return;
    const opened = await look(file, passphrase);
    if (opened !== undefined) onOpened(opened);
  };
  return (
    <DialogForm
      problem={problem}
      submit={t('backup.look')}
      busy={busy}
      disabled={passphrase === ''}
      onSubmit={begin}
      onClose={onClose}
    >
      <p className="quiet">{t('backup.restore-detail')}</p>
      <FileField file={file} missing={missing && file === undefined} onFile={setFile} />
      <PasswordInput
        label={t('backup.passphrase')}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <ProgressLine />
    </DialogForm>
  );
};

interface FileFieldProps {
  readonly file: File | undefined;
  readonly missing: boolean;
  readonly onFile: (file: File) => void;
}

const FileField = ({ file, missing, onFile }: FileFieldProps) => {
  const t = useSentence();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={css.file}>
      <Button data-autofocus onClick={() => input.current?.click()}>
        {t('backup.file-choose')}
      </Button>
      <span className={css.name} data-missing={missing} role="status">
        {file?.name ?? t(missing ? 'backup.file-needed' : 'backup.file-none')}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (chosen !== undefined) onFile(chosen);
        }}
      />
    </div>
  );
};
