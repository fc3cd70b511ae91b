/** What this program is, to the last number that a report of a fault needs; and the ways to licences and keys. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { About } from '../../../shared/domain/about.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { AppFrame } from '../../components/AppFrame.tsx';
import { Mark } from '../../components/Brand.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { OutsideLink } from '../../components/OutsideLink.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useSentence } from '../../i18n/i18n.ts';
import { call, problemOf } from '../../ipc/client.ts';
import { useRoute } from '../../stores/route-store.ts';
import css from './About.module.css';
import { aboutLines, aboutText, browserIn } from './facts.ts';
import { useShortcuts } from './shortcuts-store.ts';

export const AboutScreen = () => {
  const t = useSentence();
  const [about, setAbout] = useState<About>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    call('app.about', {}).then(setAbout, (thrown: unknown) => setProblem(problemOf(thrown)));
  }, []);
  const openLogs = () => {
    setProblem(undefined);
    call('app.open-logs', {}).catch((thrown: unknown) => setProblem(problemOf(thrown)));
  };
  return (
    <AppFrame>
      <div className={css.page}>
        <header className={css.head}>
          <Mark size={48} />
          <div>
            <h1>{t('app.name')}</h1>
            <p>{t('about.lead')}</p>
          </div>
        </header>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        {about === undefined ? null : <Numbers about={about} onOpenLogs={openLogs} />}
        {about === undefined && problem === undefined ? null : <More />}
      </div>
    </AppFrame>
  );
};

const Numbers = ({ about, onOpenLogs }: { about: About; onOpenLogs: () => void }) => {
  const t = useSentence();
  const lines = aboutLines(about, browserIn(navigator.userAgent));
  return (
    <>
      <Facts>
        {lines.map(({ words, name, value, said }) => (
          <Fact key={name} label={words === undefined ? name : t(words)}>
            {said === undefined ? value : t(said)}
          </Fact>
        ))}
        {about.sourceUrl === undefined ? null : (
          <Fact label={t('about.source')}>
            <OutsideLink url={about.sourceUrl}>{about.sourceUrl}</OutsideLink>
          </Fact>
        )}
        <Fact label={t('about.logs')} detail={t('about.logs-detail')}>
          <span className="mono">{about.logFolder}</span>
          {about.opensLogs ? (
            <Button size="xs" variant="subtle" onClick={onOpenLogs}>
              {t('about.open-logs')}
            </Button>
          ) : (
            <CopyButton value={about.logFolder} what={t('about.logs')} />
          )}
        </Fact>
      </Facts>
      <div className={css.foot}>
        <p className={css.note}>{t('about.for-reports')}</p>
        <CopyButton value={aboutText(lines)} what={t('about.copy-what')} />
      </div>
    </>
  );
};

const More = () => {
  const t = useSentence();
  const go = useRoute((state) => state.go);
  const showKeys = useShortcuts((state) => state.show);
  return (
    <nav className={css.links} aria-label={t('about.more')}>
      <Button onClick={() => go({ screen: 'guide' })}>{t('guide.title')}</Button>
      <Button onClick={showKeys}>{t('shortcuts.title')}</Button>
      <Button onClick={() => go({ screen: 'licences' })}>{t('licences.title')}</Button>
    </nav>
  );
};
