/** The way an export goes, and its folder: typed in the browser, chosen in the dialog of the system on the desktop. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { SentenceKey } from '../../../shared/i18n/index.ts';
import { useSentence } from '../../i18n/i18n.ts';
import css from './Export.module.css';

export type ExportWay = 'folder' | 'download';

export interface WayRowProps {
  readonly way: ExportWay;
  /** What is downloaded in the browser is a file to be saved on the desktop. */
  readonly words: 'browser' | 'desktop';
  readonly onChange: (way: ExportWay) => void;
}

export const WayRow = ({ way, words, onChange }: WayRowProps) => {
  const t = useSentence();
  const word = (one: ExportWay): SentenceKey =>
    words === 'browser' ? `export-page.way.${one}` : `bulk-export.way.${one}`;
  return (
    <div className={css.row}>
      <span className={css.label}>{t('export-page.way')}</span>
      <SegmentedControl
        className={css.way}
        aria-label={t('export-page.way')}
        value={way}
        onChange={(value) => onChange(value === 'folder' ? 'folder' : 'download')}
        data={(['download', 'folder'] as const).map((value) => ({ value, label: t(word(value)) }))}
      />
    </div>
  );
};

export interface TypedFolderProps {
  readonly folder: string;
  readonly recent: readonly string[];
  readonly onChange: (folder: string) => void;
  readonly children?: ReactNode;
}

export const TypedFolder = ({ folder, recent, onChange, children }: TypedFolderProps) => {
  const t = useSentence();
  const id = useId();
  const listId = useId();
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
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <datalist id={listId}>
          {recent.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {children}
      </div>
    </div>
  );
};

export interface ChosenFolderProps {
  readonly folder: string;
  readonly onAsk: () => void;
  readonly children?: ReactNode;
}

export const ChosenFolder = ({ folder, onAsk, children }: ChosenFolderProps) => {
  const t = useSentence();
  return (
    <div className={css.row}>
      <span className={css.label}>{t('export-page.folder')}</span>
      <div>
        <div className={css.chosen}>
          <span className={css.path} data-none={folder === ''}>
            {folder === '' ? t('export-page.no-folder') : folder}
          </span>
          <Button onClick={onAsk}>
            {t(folder === '' ? 'export-page.choose-folder' : 'export-page.change-folder')}
          </Button>
        </div>
        {children}
      </div>
    </div>
  );
};
