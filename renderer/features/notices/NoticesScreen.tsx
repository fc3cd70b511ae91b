/** Everything that people were told, newest first: what happened, when, and where to go. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageHeading } from '../../components/PageHeading.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useNotices } from '../../stores/notices-store.ts';
import { useRoute } from '../../stores/route-store.ts';
import { useChannels } from './channels-store.ts';
import { NoticeRow } from './NoticeRow.tsx';
import css from './Notices.module.css';

export const NoticesScreen = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const { notices, more, problem, load, loadEarlier } = useNotices();
  const loadCertificates = useCertificates((state) => state.load);
  const loadChannels = useChannels((state) => state.load);
  const fresh = useFresh();
  useEffect(() => {
    void load();
    void loadCertificates();
    void loadChannels();
  }, [load, loadCertificates, loadChannels]);
  return (
    <AppFrame>
      <div className="page">
        <div className={css.top}>
          <PageHeading lead={t('notices.lead')}>{t('notices.title')}</PageHeading>
          <Button onClick={() => go({ screen: 'settings' })}>{t('notices.set-up')}</Button>
        </div>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        {notices?.length === 0 ? (
          <div className={`card ${css.nothing}`}>
            <h2>{t('notices.none')}</h2>
            <p>{t('notices.none-lead')}</p>
          </div>
        ) : null}
        {notices === undefined || notices.length === 0 ? null : (
          <ul className="card">
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} fresh={fresh.has(notice.id)} />
            ))}
          </ul>
        )}
        {more ? (
          <div>
            <Button variant="subtle" onClick={() => void loadEarlier()}>
              {t('notices.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </AppFrame>
  );
};

/** What is shown counts as seen at once, and stays marked as new for as long as the screen is open. */
const useFresh = (): ReadonlySet<string> => {
  const { notices, markSeen } = useNotices();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ids = (notices ?? []).flatMap(({ id, seenAt }) => (seenAt === undefined ? [id] : []));
    if (ids.length === 0) return;
    setFresh((before) => new Set([...before, ...ids]));
    void markSeen(ids);
  }, [notices, markSeen]);
  return fresh;
};
