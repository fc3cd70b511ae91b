/** Under which name and in which folder; in the web host also the way through the browser. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Export.module.css';
import { type ExportStore, hasStem, stemOf } from './export-store.ts';

export const WhereRows = ({ useExport }: { useExport: ExportStore }) => {
  const { folders, way } = useExport();
  return (
    <>
      <NameRow useExport={useExport} />
      {folders?.way === 'typed' ? <WayRow useExport={useExport} /> : null}
      {way === 'download' ? null : folders?.way === 'typed' ? (
        <TypedFolder useExport={useExport} />
      ) : (
        <ChosenFolder useExport={useExport} />
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

const WayRow = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const { way, setWay } = useExport();
  return (
    <div className={css.row}>
      <span className={css.label}>{t('export-page.way')}</span>
      <SegmentedControl
        className={css.way}
        aria-label={t('export-page.way')}
        value={way}
        onChange={(value) => setWay(value === 'folder' ? 'folder' : 'download')}
        data={(['download', 'folder'] as const).map((value) => ({ value, label: t(`export-page.way.${value}`) }))}
      />
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

const TypedFolder = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const id = useId();
  const listId = useId();
  const { folder, folders, setFolder } = useExport();
  return (
    <div className={css.row}>
      <label className={css.label} htmlFor={id}>
        {t('export-page.folder')}
      </label>
      <div>
        <TextInput
          id={id}
          list={listId}
          description={t('export-page.folder-host')}
          value={folder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <datalist id={listId}>
          {folders?.recent.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <There useExport={useExport} />
      </div>
    </div>
  );
};

const ChosenFolder = ({ useExport }: { useExport: ExportStore }) => {
  const t = useSentence();
  const { folder, askFolder } = useExport();
  return (
    <div className={css.row}>
      <span className={css.label}>{t('export-page.folder')}</span>
      <div>
        <div className={css.chosen}>
          <span className={css.path} data-none={folder === ''}>
            {folder === '' ? t('export-page.no-folder') : folder}
          </span>
          <Button onClick={() => void askFolder()}>
            {t(folder === '' ? 'export-page.choose-folder' : 'export-page.change-folder')}
          </Button>
        </div>
        <There useExport={useExport} />
      </div>
    </div>
  );
};
