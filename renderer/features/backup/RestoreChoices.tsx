/** What is in the backup beside what is here, and the two things to decide before it is restored. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { BackupItems, BackupManifest, BackupPreview } from '../../../shared/domain/backup.ts';
import type { VaultKind } from '../../../shared/domain/vault.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { refetch } from '../reset/refetch.ts';
import css from './Backup.module.css';
import { type OpenedBackup, useBackup } from './backup-store.ts';
import { ProgressLine } from './ProgressLine.tsx';

interface RestoreChoicesProps {
  readonly opened: OpenedBackup;
  readonly onClose: () => void;
}

export const RestoreChoices = ({ opened, onClose }: RestoreChoicesProps) => {
  const t = useSentence();
  const { busy, problem, restore } = useBackup();
  const { manifest, present, keychain } = opened.preview;
  const [vault, setVault] = useState<VaultKind>(keychain === 'available' ? 'keychain' : 'passphrase');
  const [replace, setReplace] = useState(false);
  const [tried, setTried] = useState(false);
  const begin = async () => {
    setTried(true);
    if (busy || (present.length > 0 && !replace)) return;
    if (!(await restore(opened, { replace, vault }))) return;
    onClose();
    await refetch();
    // What came of it is told there.
    useRoute.getState().go({ screen: 'settings' });
  };
  return (
    <form
      className={css.body}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <MadeAt manifest={manifest} />
      <div className={css.split}>
        <Items title={t('backup.inside')} items={manifest.items} />
        <Items title={t('backup.here')} items={present} />
      </div>
      <Names certificates={manifest.certificates} />
      {present.length === 0 ? null : (
        <Checkbox
          label={t('backup.replace')}
          description={t('backup.replace-detail')}
          checked={replace}
          onChange={({ currentTarget }) => setReplace(currentTarget.checked)}
          error={tried && !replace ? t('backup.replace-needed') : undefined}
        />
      )}
      <VaultChoice keychain={keychain} chosen={vault} onChoose={setVault} />
      <ProgressLine />
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <DialogActs>
        <Button data-autofocus onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" variant="filled" loading={busy}>
          {t('backup.restore-do')}
        </Button>
      </DialogActs>
    </form>
  );
};

const MadeAt = ({ manifest: { createdAt, computer, system, appVersion } }: { readonly manifest: BackupManifest }) => {
  const t = useSentence();
  const { moment } = useFormats();
  return (
    <p className={css.quiet}>
      {t('backup.made-at', {
        time: moment(createdAt),
        computer,
        system: t(`backup.system.${system}`),
        version: appVersion,
      })}
    </p>
  );
};

const Items = ({ title, items }: { readonly title: string; readonly items: BackupItems }) => {
  const t = useSentence();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {items.length === 0 ? <p className={css.quiet}>{t('backup.here-nothing')}</p> : null}
      <ul>
        {items.map(({ what, count }) => (
          <li key={what} className={css.item}>
            {t(`backup.item.${what}`, { count })}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Named in full; the rest is counted. */
const mostNames = 6;

const Names = ({ certificates }: Pick<BackupManifest, 'certificates'>) => {
  const t = useSentence();
  const { date } = useFormats();
  if (certificates.length === 0) return null;
  const more = certificates.length - mostNames;
  return (
    <section className={css.names} aria-label={t('backup.names')}>
      <h3>{t('backup.names')}</h3>
      <ul>
        {certificates.slice(0, mostNames).map(({ name, expiresAt }) => (
          <li key={name} className={css.item}>
            {expiresAt === undefined ? name : t('backup.expires', { name, date: date(expiresAt) })}
          </li>
        ))}
        {more > 0 ? <li className={css.item}>{t('backup.names-more', { count: more })}</li> : null}
      </ul>
    </section>
  );
};

interface VaultChoiceProps extends Pick<BackupPreview, 'keychain'> {
  readonly chosen: VaultKind;
  readonly onChoose: (kind: VaultKind) => void;
}

const vaultKinds = ['keychain', 'passphrase', 'key-file'] as const satisfies readonly VaultKind[];

const keychainWords = {
  available: 'vault.keychain-detail',
  absent: 'vault.keychain-absent',
  locked: 'vault.keychain-locked',
  failed: 'vault.keychain-failed',
  unknown: 'vault.keychain-unknown',
} as const;

const VaultChoice = ({ keychain, chosen, onChoose }: VaultChoiceProps) => {
  const t = useSentence();
  const details = {
    keychain: t(keychainWords[keychain]),
    passphrase: t('vault.passphrase-detail'),
    'key-file': t('vault.key-file-detail'),
  };
  return (
    <ChoiceGroup label={t('backup.vault')} columns={3}>
      {vaultKinds.map((kind) => (
        <ChoiceCard
          key={kind}
          name="restored-vault"
          value={kind}
          checked={chosen === kind}
          disabled={kind === 'keychain' && keychain !== 'available'}
          onChoose={() => onChoose(kind)}
          title={t(`backup.vault.${kind}`)}
        >
          {details[kind]}
        </ChoiceCard>
      ))}
    </ChoiceGroup>
  );
};
