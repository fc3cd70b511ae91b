/** Finds and does anything by its name, over whatever screen; by keyboard alone. */
import { useMemo, useRef } from 'react';
import { Dialog } from '../../components/Dialog.tsx';
import { ProblemCard } from '../../components/ProblemCard.tsx';
import { useLanguage, useSentence } from '../../i18n/i18n.ts';
import { problemOf } from '../../ipc/client.ts';
import { useApp } from '../../stores/app-store.ts';
import { useCertificates } from '../../stores/certificates-store.ts';
import { useRenewal } from '../../stores/renewal-store.ts';
import { type Entry, entriesOf } from './entries.ts';
import { Finder } from './Finder.tsx';
import css from './Palette.module.css';
import { usePalette } from './palette-store.ts';
import { perform } from './perform.ts';
import { type Prepared, prepare, usedLately } from './search.ts';

export const Palette = () => {
  const t = useSentence();
  const { open, problem, close, fail } = usePalette();
  // The window is closed before anything is done: until then it keeps the focus for itself.
  const chosen = useRef<Entry>(undefined);
  const closed = () => {
    close();
    const entry = chosen.current;
    chosen.current = undefined;
    if (entry === undefined) return;
    perform(entry.deed).catch((thrown: unknown) => fail(problemOf(thrown)));
    remember(entry.id);
  };
  return (
    <Dialog open={open} wide title={t('palette.title')} onClose={closed}>
      <div className={css.palette}>
        {problem === undefined ? null : <ProblemCard problem={problem} />}
        <Found
          onChoose={(entry) => {
            chosen.current = entry;
            close();
          }}
        />
      </div>
    </Dialog>
  );
};

const Found = ({ onChoose }: { onChoose: (entry: Entry) => void }) => {
  const all = usePrepared();
  const recent = useApp((state) => state.settings?.recent) ?? none;
  return <Finder all={all} recent={recent} onChoose={onChoose} />;
};

const none: readonly string[] = [];

/** What was asked of the troubleshooter is no entry that could be found again. */
const remember = (id: string): void => {
  const { settings, changeSettings } = useApp.getState();
  if (id === 'ask') return;
  // Without it the palette only forgets what was used.
  changeSettings({ recent: usedLately(settings?.recent ?? none, id) }).catch(() => undefined);
};

const usePrepared = (): readonly Prepared<Entry>[] => {
  const language = useLanguage();
  const { settings, host, vault } = useApp();
  const certificates = useCertificates((state) => state.certificates);
  const pause = useRenewal((state) => state.pause);
  return useMemo(() => {
    if (settings === undefined || host === undefined) return [];
    const lockable = vault?.state === 'open' && vault.kind === 'passphrase' && !settings.practice;
    return prepare(
      entriesOf({
        language,
        host: host.host,
        mac: host.platform === 'macos',
        settings,
        paused: pause !== undefined && pause !== null,
        lockable,
        certificates: certificates ?? [],
      }),
    );
  }, [language, settings, host, vault, pause, certificates]);
};
