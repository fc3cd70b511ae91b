/** The first screen: what needs the reader in one sentence, then every certificate with its life, or what comes when. */
import { Button, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { IconPlus, IconSearch } from '../../components/icons.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { StatusShape } from '../../components/StatusShape.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useRehearsals } from '../../stores/rehearsals-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useWatch } from '../../stores/watch-store.ts';
import { useDraft } from '../wizard/draft-store.ts';
import css from './CertificatesScreen.module.css';
import { HealthHeading } from './HealthHeading.tsx';
import { Listing } from './Listing.tsx';
import { useList } from './list-store.ts';

export const CertificatesScreen = () => {
  const t = useSentence();
  const { certificates, problem, load } = useCertificates();
  const told = useTold();
  const some = certificates !== undefined && certificates.length > 0;

  return (
    <AppFrame
      bar={
        <>
          {some ? <Search /> : null}
          <span className={css.gap} />
          {some ? <NewButton /> : null}
        </>
      }
    >
      {problem !== undefined ? (
        <ProblemCard problem={problem}>
          <Button onClick={() => void load()}>{t('app.try-again')}</Button>
        </ProblemCard>
      ) : certificates === undefined || !told ? (
        <Loading />
      ) : (
        <div className={css.page}>
          {some ? <HealthHeading certificates={certificates} /> : <Empty />}
          <WaitingDraft />
          {some ? <Listing certificates={certificates} /> : null}
        </div>
      )}
    </AppFrame>
  );
};

/**
 * Whether all that this screen says of them has its first answer, so that nothing moves once it stands. A part that
 * could not be asked is left out: the others say what is wrong with the host.
 */
const useTold = (): boolean => {
  const practice = useApp((state) => state.settings?.practice);
  const planned = useRenewal(({ watchdog, unread }) => watchdog !== undefined || unread !== undefined);
  const told = useList((state) => state.told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: practice has certificates of its own
  useEffect(() => {
    const { loadFirst } = useCertificates.getState();
    void Promise.all([
      loadFirst(),
      useRehearsals.getState().load(),
      useWatch.getState().loadSeen(),
      useDraft.getState().load(),
    ]).then(useList.getState().wasTold);
  }, [practice]);
  return told && planned;
};

const NewButton = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  return (
    <Button
      variant="filled"
      leftSection={<IconPlus size={16} stroke={2} aria-hidden="true" />}
      onClick={() => go({ screen: 'wizard' })}
    >
      {t('list.new')}
    </Button>
  );
};

/** Alone with what is typed, so that a keystroke draws nothing but the field before the list follows. */
const Search = () => {
  const t = useSentence();
  const search = useList((state) => state.search);
  const look = useList((state) => state.look);
  return (
    <TextInput
      className={css.search}
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden="true" />}
      value={search}
      onChange={(event) => look({ search: event.currentTarget.value })}
    />
  );
};

const Empty = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const practice = useApp((state) => state.settings?.practice) ?? false;
  return (
    <div className={css.empty}>
      <StatusShape shape="unknown" size="large" />
      <h1>{t('list.empty-title')}</h1>
      <p>{practice ? t('list.empty-practice') : t('list.empty-real')}</p>
      <NewButton />
      {practice ? null : (
        <Button variant="subtle" onClick={() => go({ screen: 'adopt' })}>
          {t('adopt.offer')}
        </Button>
      )}
    </div>
  );
};

const WaitingDraft = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const draft = useDraft((state) => state.draft);
  const text = draft?.text.trim() ?? '';
  if (text === '') return null;
  return (
    <div className={css.draft}>
      <p>{t('list.draft', { names: text.replace(/\s+/g, ' ') })}</p>
      <Button size="xs" onClick={() => go({ screen: 'wizard' })}>
        {t('list.draft-open')}
      </Button>
    </div>
  );
};

/** Grey bars where the rows will be, so that nothing moves when they arrive. */
const Loading = () => {
  const t = useSentence();
  return (
    <div className={css.page} role="status" aria-label={t('list.loading')}>
      <h1 className="visually-hidden">{t('nav.certificates')}</h1>
      <div className={css.bone} data-part="title" />
      <div className={css.list}>
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className={css.boneRow}>
            <div className={css.bone} />
          </div>
        ))}
      </div>
    </div>
  );
};
