/** What is in the backup beside what is here, and the two things to decide before it is restored. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { BackupItems, BackupManifest, BackupPreview } from '../../../shared/domain/backup.ts';
import type { VaultKind } from '../../../shared/domain/vault.ts';
import { ChoiceCard, ChoiceGroup } from '../../components/ChoiceCard.tsx';
import { DialogForm } from '../../components/DialogForm.tsx';
import { ItemColumns, Items } from '../../components/Items.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useSentence } from '../../i18n/i18n.ts';
import { useRoute } from '../../stores/route-store.ts';
import { refetch } from '../reset/refetch.ts';
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
  const counted = (items: BackupItems) => items.map(({ what, count }) => t(`backup.item.${what}`, { count }));
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
    <DialogForm
      problem={problem}
      submit={t('backup.restore-do')}
      busy={busy}
      outFirst
      onSubmit={begin}
      onClose={onClose}
    >
      <MadeAt manifest={manifest} />
      <ItemColumns>
        <Items title={t('backup.inside')} items={counted(manifest.items)} none={t('backup.here-nothing')} />
        <Items title={t('backup.here')} items={counted(present)} none={t('backup.here-nothing')} />
      </ItemColumns>
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
    </DialogForm>
  );
};

const MadeAt = ({ manifest: { createdAt, computer, system, appVersion } }: { readonly manifest: BackupManifest }) => {
  const t = useSentence();
  const { moment } = useFormats();
  return (
    <p className="quiet">
      {t('backup.made-at', {
        time: moment(createdAt),
        computer,
        system: t(`backup.system.${system}`),
        version: appVersion,
      })}
    </p>
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
    <Items
      title={t('backup.names')}
      items={[
        ...certificates
          .slice(0, mostNames)
          .map(({ name, expiresAt }) =>
            expiresAt === undefined ? name : t('backup.expires', { name, date: date(expiresAt) }),
          ),
        ...(more > 0 ? [t('backup.names-more', { count: more })] : []),
      ]}
    />
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
