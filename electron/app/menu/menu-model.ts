/** The menu as data: what stands in it on which system, and what each entry does. Pure. */
import type { Language } from '../../../shared/domain/app.ts';
import type { Screen } from '../../../shared/domain/screens.ts';
import { menuScreens } from '../../../shared/domain/shortcuts.ts';
import { type SentenceKey, sentence } from '../../../shared/i18n/index.ts';
import type { Platform } from '../../platform/current.ts';

/** What only the host can do. */
export type MenuCommand = { readonly open: Screen } | { readonly do: 'logs' | 'quit' };

/** Roles of Electron; the system knows what they do. */
export type MenuRole =
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'delete'
  | 'selectAll'
  | 'reload'
  | 'toggleDevTools'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'close';

export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'role'; readonly role: MenuRole; readonly label: string }
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly label: string;
      readonly command: MenuCommand;
      readonly accelerator?: string;
    };

export interface MenuColumn {
  readonly id: 'app' | 'file' | 'edit' | 'view' | 'window' | 'help';
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

export interface MenuFacts {
  readonly platform: Platform;
  readonly language: Language;
  /** Reloading and looking behind the page: for those who work on the program. */
  readonly devTools: boolean;
}

export const menuModel = (facts: MenuFacts): readonly MenuColumn[] => {
  const words = wordsOf(facts.language);
  const column = (id: MenuColumn['id'], entries: readonly MenuEntry[]): MenuColumn => ({
    id,
    label: id === 'app' ? words.label('app.name') : words.label(`menu.${id}`),
    entries,
  });
  const mac = facts.platform === 'macos';
  return [
    ...(mac ? [column('app', appEntries(words))] : []),
    column('file', fileEntries(words, mac)),
    column('edit', editEntries(words, mac)),
    column('view', viewEntries(words, facts)),
    ...(mac ? [column('window', windowEntries(words))] : []),
    column('help', helpEntries(words, mac)),
  ];
};

interface Words {
  label(key: SentenceKey): string;
  role(role: MenuRole): MenuEntry;
  opens(id: string, key: SentenceKey, screen: Screen, accelerator?: string): MenuEntry;
}

const wordsOf = (language: Language): Words => {
  const label = (key: SentenceKey): string => sentence(language, key);
  return {
    label,
    role: (role) => ({ kind: 'role', role, label: label(`menu.role.${role}`) }),
    opens: (id, key, screen, accelerator) => ({
      kind: 'command',
      id,
      label: label(key),
      command: { open: screen },
      ...(accelerator === undefined ? {} : { accelerator }),
    }),
  };
};

const separator: MenuEntry = { kind: 'separator' };

const quits = ({ label }: Words): MenuEntry => ({
  kind: 'command',
  id: 'quit',
  label: label('menu.quit'),
  command: { do: 'quit' },
  accelerator: 'CmdOrCtrl+Q',
});
const about = ({ opens }: Words): MenuEntry => opens('about', 'menu.about', { screen: 'about' });
const settings = ({ opens }: Words): MenuEntry =>
  opens('preferences', 'menu.settings', { screen: 'settings' }, 'CmdOrCtrl+,');

/** The menu of the program itself, which only macOS has. */
const appEntries = (words: Words): readonly MenuEntry[] => [
  about(words),
  separator,
  settings(words),
  separator,
  words.role('services'),
  separator,
  words.role('hide'),
  words.role('hideOthers'),
  words.role('unhide'),
  separator,
  quits(words),
];

const fileEntries = (words: Words, mac: boolean): readonly MenuEntry[] => [
  words.opens('new-certificate', 'menu.new-certificate', { screen: 'wizard' }, 'CmdOrCtrl+N'),
  separator,
  ...(mac ? [words.role('close')] : [settings(words), separator, words.role('close'), quits(words)]),
];

/** Copy and paste work through these entries alone where a menu is set. */
const editEntries = ({ role }: Words, mac: boolean): readonly MenuEntry[] => [
  role('undo'),
  role('redo'),
  separator,
  role('cut'),
  role('copy'),
  role('paste'),
  ...(mac ? [] : [role('delete')]),
  separator,
  role('selectAll'),
];

const viewEntries = ({ opens, role }: Words, { devTools }: MenuFacts): readonly MenuEntry[] => [
  ...menuScreens.map(({ screen, words }, at) => opens(screen, words, { screen }, `CmdOrCtrl+${at + 1}`)),
  separator,
  role('resetZoom'),
  role('zoomIn'),
  role('zoomOut'),
  separator,
  role('togglefullscreen'),
  ...(devTools ? [separator, role('reload'), role('toggleDevTools')] : []),
];

const windowEntries = ({ role }: Words): readonly MenuEntry[] => [
  role('minimize'),
  role('zoom'),
  separator,
  role('front'),
];

const helpEntries = (words: Words, mac: boolean): readonly MenuEntry[] => [
  words.opens('guide', 'menu.guide', { screen: 'guide' }, 'F1'),
  separator,
  words.opens('report', 'menu.report', { screen: 'troubleshoot' }),
  { kind: 'command', id: 'logs', label: words.label('menu.logs'), command: { do: 'logs' } },
  separator,
  words.opens('licences', 'menu.licences', { screen: 'licences' }),
  ...(mac ? [] : [about(words)]),
];
