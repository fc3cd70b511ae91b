/** Certificates that another client on this computer looks after: their health, and one button to take each over. */
import { Button, TextInput } from '@mantine/core';
import { type SyntheticEvent, useEffect, useId, useState } from 'react';
import type { UnreadFile } from '../../../shared/domain/adoption.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { BackButton } from '../../components/BackButton.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { Status } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import css from './Adopt.module.css';
import { useAdopt } from './adopt-store.ts';
import { FoundRow } from './FoundRow.tsx';

export const AdoptScreen = () => {
  const t = useSentence();
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return (
    <AppFrame bar={<BackButton to={{ screen: 'certificates' }}>{t('nav.certificates')}</BackButton>}>
      <div className={`page ${css.page}`}>
        <PageHeading lead={t('adopt.lead')}>{t('adopt.title')}</PageHeading>
        {practice ? <p className={`card ${css.nothing}`}>{t('adopt.practice')}</p> : <Found />}
      </div>
    </AppFrame>
  );
};

const Found = () => {
  const t = useSentence();
  const { report, busy, problem, told, look } = useAdopt();
  useEffect(() => void look(), [look]);
  return (
    <>
      <div role="status">
        {busy ? <Status shape="working">{t('adopt.looking')}</Status> : null}
        {busy || told === undefined ? null : <Status shape="fine">{t(`adopt.${told.what}`, told)}</Status>}
      </div>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      {report === undefined ? null : report.found.length === 0 ? (
        <p className={`card ${css.nothing}`}>
          <b>{t('adopt.none')}</b>
          <br />
          {t('adopt.none-lead')}
        </p>
      ) : (
        <ul className="card" aria-label={t('adopt.title')}>
          {report.found.map((found) => (
            <FoundRow key={found.id} found={found} />
          ))}
        </ul>
      )}
      {report === undefined || report.unread.length === 0 ? null : <Unread unread={report.unread} />}
      <FolderForm />
    </>
  );
};

const Unread = ({ unread }: { unread: readonly UnreadFile[] }) => {
  const t = useSentence();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 className="quiet" id={heading}>
        {t('adopt.unread', { count: unread.length })}
      </h2>
      <ul className={css.unread}>
        {unread.map(({ path, reason }) => (
          <li key={path}>
            <span className="mono">{path}</span> <span className="quiet">{t(`adopt.reason.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Containers, old servers copied here, a client that was told to keep its files elsewhere. */
const FolderForm = () => {
  const t = useSentence();
  const { busy, folders, look } = useAdopt();
  const [folder, setFolder] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const typed = folder.trim();
    if (typed !== '') void look([...new Set([...folders, typed])]);
  };
  return (
    <form className={css.folder} onSubmit={submit}>
      <TextInput
        label={t('adopt.folder-label')}
        placeholder="/etc/letsencrypt"
        autoComplete="off"
        spellCheck={false}
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <Button type="submit" disabled={busy || folder.trim() === ''}>
        {t('adopt.folder-look')}
      </Button>
      <Button variant="subtle" disabled={busy} onClick={() => void look()}>
        {t('adopt.again')}
      </Button>
    </form>
  );
};
