/** The phase an update is in: one sentence, what it means, and what can be done now. */

import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { languageFacts } from '../../../shared/domain/languages.ts';
import type { Update, UpdateState } from '../../../shared/domain/updates.ts';
import { packOf } from '../../../shared/i18n/packs.ts';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { type Shape, StatusShape } from '../../components/StatusShape.tsx';
import { useFormats } from '../../i18n/formats.ts';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import css from './Updates.module.css';
import { useUpdates } from './updates-store.ts';

export const UpdateStanding = ({ state }: { readonly state: UpdateState }): JSX.Element => {
  const t = useSentence();
  const { phase } = state;
  switch (phase.is) {
    case 'idle':
      return <Idle state={state} />;
    case 'checking':
      return <Standing shape="working" title={t('updates.looking')} />;
    case 'available':
      return <Available update={phase.update} />;
    case 'downloading':
      return <Downloading update={phase.update} percent={phase.percent} />;
    case 'ready':
      return <Ready state={state} update={phase.update} atQuit={phase.atQuit} />;
    case 'postponed':
      return (
        <Standing
          shape="waiting"
          title={t('updates.postponed', { version: phase.update.version })}
          detail={t(`updates.postponed-${phase.by}`)}
          acts={<NotNow />}
        />
      );
    case 'installing':
      return <Standing shape="working" title={t('updates.installing', { version: phase.update.version })} />;
    case 'failed':
      return (
        <div className={css.failed}>
          <ProblemCard problem={phase.problem}>
            <Again update={phase.update} />
          </ProblemCard>
        </div>
      );
  }
};

interface StandingProps {
  readonly shape: Shape;
  readonly title: string;
  readonly detail?: string;
  readonly acts?: ReactNode;
  /** Below, over the whole width. */
  readonly children?: ReactNode;
}

const Standing = ({ shape, title, detail, acts, children }: StandingProps) => (
  <>
    <div className={css.standing}>
      <StatusShape shape={shape} />
      <div role="status">
        <h3>{title}</h3>
        {detail === undefined || detail === '' ? null : <p>{detail}</p>}
      </div>
      {acts === undefined ? null : <div className={css.acts}>{acts}</div>}
    </div>
    {children}
  </>
);

const Idle = ({ state: { version, lookedAt, choices } }: { readonly state: UpdateState }) => {
  const t = useSentence();
  const { moment, sentences } = useFormats();
  const act = useUpdates((store) => store.act);
  const isNewest = lookedAt !== undefined && choices.skipped === undefined;
  return (
    <Standing
      shape={isNewest ? 'fine' : 'note'}
      title={t(isNewest ? 'updates.newest' : 'updates.this-version', { version })}
      detail={sentences(
        lookedAt === undefined ? t('updates.not-looked') : t('updates.looked', { time: moment(lookedAt) }),
        choices.skipped === undefined ? '' : t('updates.skipped', { version: choices.skipped }),
      )}
      acts={
        <Button variant="default" onClick={() => void act('updates.look', {})}>
          {t('updates.look-now')}
        </Button>
      }
    />
  );
};

const Available = ({ update }: { readonly update: Update }) => {
  const t = useSentence();
  const language = useLanguage();
  const { date } = useFormats();
  const act = useUpdates((store) => store.act);
  const size =
    update.size === undefined
      ? undefined
      : new Intl.NumberFormat(languageFacts[language].tag, {
          style: 'unit',
          unit: 'megabyte',
          maximumFractionDigits: update.size < 10_000_000 ? 1 : 0,
        }).format(update.size / 1_000_000);
  const facts = [
    ...(update.publishedAt === undefined ? [] : [t('updates.released', { date: date(update.publishedAt) })]),
    ...(size === undefined ? [] : [t('updates.size', { size })]),
  ];
  return (
    <Standing
      shape="note"
      title={t('updates.available', { version: update.version })}
      detail={facts.join(packOf(language).style.clauseComma)}
      acts={
        <>
          <Button variant="subtle" onClick={() => void act('updates.skip', {})}>
            {t('updates.skip')}
          </Button>
          <Button onClick={() => void act('updates.download', {})}>{t('updates.download')}</Button>
        </>
      }
    >
      <Notes update={update} />
    </Standing>
  );
};

/** As text: nothing in it is markup here. */
const Notes = ({ update: { notes } }: { readonly update: Update }) => {
  const t = useSentence();
  return (
    <section className={css.notes} aria-label={t('updates.notes')}>
      <h4>{t('updates.notes')}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <p tabIndex={0}>{notes ?? t('updates.no-notes')}</p>
    </section>
  );
};

const Downloading = ({ update: { version }, percent }: { readonly update: Update; readonly percent: number }) => {
  const t = useSentence();
  const act = useUpdates((store) => store.act);
  const title = t('updates.downloading', { version });
  return (
    <div className={css.standing}>
      <StatusShape shape="working" />
      <div>
        <div role="status">
          <h3>{title}</h3>
        </div>
        <div className={css.progress}>
          <progress max={100} value={percent} aria-label={title} />
          <span>{t('updates.percent', { percent })}</span>
        </div>
      </div>
      <div className={css.acts}>
        <Button variant="default" onClick={() => void act('updates.cancel', {})}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
};

interface ReadyProps {
  readonly state: UpdateState;
  readonly update: Update;
  readonly atQuit: boolean;
}

const Ready = ({ state, update: { version }, atQuit }: ReadyProps) => {
  const t = useSentence();
  const { sentences } = useFormats();
  const act = useUpdates((store) => store.act);
  return (
    <Standing
      shape={atQuit ? 'waiting' : 'fine'}
      title={t(atQuit ? 'updates.at-quit' : 'updates.ready', { version })}
      detail={sentences(
        t(atQuit ? 'updates.at-quit-detail' : 'updates.ready-detail'),
        state.asksAdministrator ? t('updates.asks-administrator') : '',
      )}
      acts={
        <>
          {atQuit ? <NotNow /> : null}
          {state.atQuit && !atQuit ? (
            <Button variant="subtle" onClick={() => void act('updates.install', { when: 'at-quit' })}>
              {t('updates.install-at-quit')}
            </Button>
          ) : null}
          <Button onClick={() => void act('updates.install', { when: 'now' })}>{t('updates.install-now')}</Button>
        </>
      }
    />
  );
};

const NotNow = () => {
  const t = useSentence();
  const act = useUpdates((store) => store.act);
  return (
    <Button variant="default" onClick={() => void act('updates.install', { when: 'not' })}>
      {t('updates.not-now')}
    </Button>
  );
};

const Again = ({ update }: { readonly update: Update | undefined }) => {
  const t = useSentence();
  const act = useUpdates((store) => store.act);
  return (
    <>
      <Button onClick={() => void act(update === undefined ? 'updates.look' : 'updates.download', {})}>
        {t('updates.again')}
      </Button>
      {update === undefined ? null : (
        <Button variant="default" onClick={() => void act('updates.look', {})}>
          {t('updates.look-now')}
        </Button>
      )}
    </>
  );
};
