/** Keys that open screens: one list for the menu of the desktop, the page and the list of shortcuts. */
import type { Screen } from './screens.ts';

/** In the order of the sidebar; the place is the digit. */
export const menuScreens = [
  { screen: 'certificates', words: 'nav.certificates' },
  { screen: 'renewals', words: 'renewals.title' },
  { screen: 'notices', words: 'notices.title' },
  { screen: 'watch', words: 'nav.watch' },
  { screen: 'troubleshoot', words: 'nav.troubleshoot' },
  { screen: 'dns', words: 'nav.dns' },
  { screen: 'authorities', words: 'nav.authorities' },
  { screen: 'settings', words: 'nav.settings' },
] as const;

export interface KeyPress {
  /** The key by its place (UI Events, `KeyboardEvent.code`). */
  readonly code: string;
  /** What it types. */
  readonly key: string;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Control, or Command on macOS. */
  readonly command: boolean;
}

export type Shortcut = Screen | 'shortcuts' | 'palette';

/**
 * What a key means in the page. Browsers keep Ctrl with a digit or with N for themselves, so the page takes Alt and
 * Shift; in the desktop window those of the menu come first.
 */
export const shortcutOf = ({ code, key, alt, shift, command }: KeyPress): Shortcut | undefined => {
  if (command) {
    if (alt || shift) return undefined;
    return key === ',' ? { screen: 'settings' } : key.toLowerCase() === 'k' ? 'palette' : undefined;
  }
  if (!alt) return key === '?' ? 'shortcuts' : key === 'F1' ? { screen: 'guide' } : undefined;
  if (!shift) return undefined;
  if (code === 'KeyN') return { screen: 'wizard' };
  const place = /^Digit([1-9])$/.exec(code)?.[1];
  const target = place === undefined ? undefined : menuScreens[Number(place) - 1];
  return target === undefined ? undefined : { screen: target.screen };
};

export interface ShortcutLine {
  readonly words:
    | (typeof menuScreens)[number]['words']
    | 'list.new'
    | 'palette.title'
    | 'shortcuts.title'
    | 'guide.title';
  readonly keys: readonly string[];
}

/** As they are written on keyboards of the system. */
export const shortcutLines = (host: 'desktop' | 'web', mac: boolean): readonly ShortcutLine[] => {
  const command = mac ? '⌘' : 'Ctrl';
  const page = mac ? ['⌥', '⇧'] : ['Alt', 'Shift'];
  const before = host === 'desktop' ? [command] : page;
  return [
    { words: 'list.new', keys: [...before, 'N'] },
    ...menuScreens.map(
      ({ screen, words }, at): ShortcutLine => ({
        words,
        keys: screen === 'settings' ? [command, ','] : [...before, String(at + 1)],
      }),
    ),
    { words: 'palette.title', keys: [command, 'K'] },
    { words: 'guide.title', keys: ['F1'] },
    { words: 'shortcuts.title', keys: ['?'] },
  ];
};

/** Of one screen, in one word, such as `Alt+Shift+2` or `⌘2`; `undefined` where no key opens it. */
export const keysOf = (screen: Screen['screen'], host: 'desktop' | 'web', mac: boolean): string | undefined => {
  const words = menuScreens.find((one) => one.screen === screen)?.words;
  const keys = shortcutLines(host, mac).find((line) => line.words === words)?.keys;
  return words === undefined ? undefined : keys?.join(mac ? '' : '+');
};

/** Such as `Ctrl+K` or `⌘K`. */
export const paletteKeys = (mac: boolean): string => (mac ? '⌘K' : 'Ctrl+K');
