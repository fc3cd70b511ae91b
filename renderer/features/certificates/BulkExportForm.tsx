/** Where many certificates are to be used, where their files go, and what will come of it before anything is written. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { destinationTitle } from '../../../shared/i18n/destination-words.ts';
import { DialogActs } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { useApp } from '../../stores/app-store.ts';
import { choiceFor, lastChoice } from '../export/choices.ts';
import exportCss from '../export/Export.module.css';
import { absolute, needsPassword } from '../export/export-store.ts';
import { ChosenFolder, TypedFolder, WayRow } from '../export/FolderRows.tsx';
import { PasswordRow } from '../export/PasswordRow.tsx';
import { Places } from '../export/Places.tsx';
import { VersionChoice } from '../export/VersionChoice.tsx';
import css from './BulkExport.module.css';
import { BulkExportPlan } from './BulkExportPlan.tsx';
import { BulkExportReplace } from './BulkExportReplace.tsx';
import { sorted } from './bulk-export.ts';
import { type BulkExportStore, bulkExportStore } from './bulk-export-store.ts';
import { useList } from './list-store.ts';

interface BulkExportFormProps {
  readonly chosen: readonly CertificateView[];
  readonly onClose: () => void;
}

const none: readonly string[] = [];

export const BulkExportForm = ({ chosen, onClose }: BulkExportFormProps) => {
  // What is chosen and was used last now is what is asked about, whatever changes meanwhile.
  const [recent] = useState(() => useApp.getState().settings?.recentDestinations ?? none);
  const [useExport] = useState(() =>
    bulkExportStore(
      chosen.map(({ id }) => id),
      lastChoice(recent),
    ),
  );
  const [asking, setAsking] = useState(false);
  const { open, close } = useExport.getState();
  useEffect(() => {
    void open();
    return close;
  }, [open, close]);
  const begin = (existing: 'keep' | 'replace') => {
    onClose();
    useList.getState().select(false);
    useExport.getState().begin(existing);
  };
  if (asking) return <BulkExportReplace useExport={useExport} onBack={() => setAsking(false)} onBegin={begin} />;
  return (
    <div className={css.question}>
      <div className={exportCss.form}>
        <PlaceRow useExport={useExport} recent={recent} />
        <WhereRows useExport={useExport} />
      </div>
      <BulkExportPlan useExport={useExport} />
      <Acts useExport={useExport} onClose={onClose} onAsk={() => setAsking(true)} onBegin={() => begin('keep')} />
    </div>
  );
};

const PlaceRow = ({ useExport, recent }: { useExport: BulkExportStore; recent: readonly string[] }) => {
  const t = useSentence();
  const language = useLanguage();
  const { choice, choose } = useExport();
  const [open, setOpen] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  return (
    <div className={exportCss.row}>
      <span className={exportCss.label}>{t('bulk-export.place')}</span>
      <div className={css.place}>
        <div className={exportCss.chosen}>
          <b className={exportCss.path}>{destinationTitle(choice.id, choice.variant, language)}</b>
          <VersionChoice choice={choice} disabled={false} onChoose={choose} />
          <Button ref={change} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('bulk-export.change-place')}
          </Button>
        </div>
        {open ? (
          <Places
            low
            here={choice.id}
            recent={recent}
            onChoose={(id) => {
              choose(choiceFor(id, recent));
              setOpen(false);
              change.current?.focus();
            }}
          />
        ) : null}
      </div>
    </div>
  );
};

const WhereRows = ({ useExport }: { useExport: BulkExportStore }) => {
  const state = useExport();
  const { folders, folder, way, setWay, setFolder, askFolder, choice } = state;
  const { shape } = choice.variant;
  if (folders === undefined) return null;
  return (
    <>
      <WayRow way={way} words={folders.way === 'typed' ? 'browser' : 'desktop'} onChange={setWay} />
      {way === 'download' ? null : folders.way === 'typed' ? (
        <TypedFolder folder={folder} recent={folders.recent} onChange={setFolder} />
      ) : (
        <ChosenFolder folder={folder} onAsk={() => void askFolder()} />
      )}
      {needsPassword(shape) ? <PasswordRow {...state} shape={shape} /> : null}
    </>
  );
};

interface ActsProps {
  readonly useExport: BulkExportStore;
  readonly onClose: () => void;
  readonly onAsk: () => void;
  readonly onBegin: () => void;
}

const Acts = ({ useExport, onClose, onAsk, onBegin }: ActsProps) => {
  const t = useSentence();
  const { planned, looking, problem, way, folder, folders, password, choice, askFolder } = useExport();
  const count = sorted(planned ?? []).fit.length;
  const lacksFolder = way === 'folder' && !absolute.test(folder);
  const lacks =
    (needsPassword(choice.variant.shape) && password === '') || (lacksFolder && folders?.way === 'typed') || looking;
  const go = async (): Promise<void> => {
    if (lacks || (lacksFolder && !(await askFolder()))) return;
    // As it was looked at; whatever came since is refused by the host.
    const { fit, there } = sorted(useExport.getState().planned ?? []);
    if (way === 'folder' && there.length > 0) onAsk();
    else if (fit.length > 0) onBegin();
  };
  return (
    <>
      {problem === undefined ? null : <ProblemCard problem={problem} />}
      <DialogActs>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {(count === 0 && !looking) || problem !== undefined ? null : (
          <Button variant="filled" aria-disabled={lacks} onClick={() => void go()}>
            {planned === undefined ? t('bulk.export') : t('bulk-export.do', { count })}
          </Button>
        )}
      </DialogActs>
    </>
  );
};
