/** Under which name and in which folder; in the web host also the way through the browser. */
import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Export.module.css';
import { type ExportStore, hasStem, stemOf } from './export-store.ts';
import { ChosenFolder, TypedFolder, WayRow } from './FolderRows.tsx';

export const WhereRows = ({ useExport }: { useExport: ExportStore }) => {
  const { folders, folder, way, setWay, setFolder, askFolder } = useExport();
  return (
    <>
      <NameRow useExport={useExport} />
      {folders?.way === 'typed' ? <WayRow way={way} words="browser" onChange={setWay} /> : null}
      {way === 'download' ? null : folders?.way === 'typed' ? (
        <TypedFolder folder={folder} recent={folders.recent} onChange={setFolder}>
          <There useExport={useExport} />
        </TypedFolder>
      ) : (
        <ChosenFolder folder={folder} onAsk={() => void askFolder()}>
          <There useExport={useExport} />
        </ChosenFolder>
      )}
    </>
  );
};

const NameRow = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const id = useId();
  const state = useExport();
  const files = state.preview?.files ?? [];
  const list = (
    <ul className={css.files}>
      {files.map(({ name }) => (
        <li key={name} className="mono">
          {name}
        </li>
      ))}
    </ul>
  );
  if (!hasStem(state.choice.variant.shape))
    return (
      <div className={css.row}>
        <span className={css.label}>{t('export-page.save-as')}</span>
        {list}
      </div>
    );
  return (
    <div className={css.row}>
      <label className={css.label} htmlFor={id}>
        {t('export-page.save-as')}
      </label>
      <div>
        <TextInput
          id={id}
          value={stemOf(state)}
          autoComplete="off"
          spellCheck={false}
          description={state.stem === undefined ? undefined : t('export-page.save-as-hint')}
          onChange={(event) => state.setStem(event.currentTarget.value)}
        />
        {list}
      </div>
    </div>
  );
};

/** What is there already, or is not there yet. */
const There = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const { preview, report } = useExport();
  const there = preview?.files.filter(({ exists }) => exists).length ?? 0;
  if (report !== undefined) return null;
  if (preview?.folder?.exists === false) return <p className={css.hint}>{t('export-page.folder-made')}</p>;
  return there === 0 ? null : (
    <p className={css.hint} data-there="true">
      {t('export-page.exists', { count: there })}
    </p>
  );
};
