/** The lines about the program: as they are shown, and as they are copied into a report. Pure. */
import type { About } from '../../../shared/domain/about.ts';

export interface AboutLine {
  /** Missing where the name is that of a product. */
  readonly words?: 'about.version' | 'about.channel' | 'about.system' | 'about.browser' | 'about.licence';
  /** Of the copy; English and short, for it is read by machines and by people of any language. */
  readonly name: string;
  readonly value: string;
  /** The value in the reader's words. */
  readonly said?: `about.channel.${About['channel']}`;
}

/** `browser` is where the page is shown; Electron says it by its own numbers. */
export const aboutLines = (about: About, browser: string): readonly AboutLine[] => {
  const { version, channel, electron, chromium, node, system, licence } = about;
  return [
    { words: 'about.version', name: 'Certwright', value: version },
    { words: 'about.channel', name: 'Channel', value: channel, said: `about.channel.${channel}` },
    ...(electron === undefined ? [] : [{ name: 'Electron', value: electron }]),
    ...(chromium === undefined ? [] : [{ name: 'Chromium', value: chromium }]),
    { name: 'Node.js', value: node },
    { words: 'about.system', name: 'System', value: system },
    ...(electron === undefined && browser !== ''
      ? [{ words: 'about.browser', name: 'Browser', value: browser } as const]
      : []),
    { words: 'about.licence', name: 'Licence', value: licence },
  ];
};

export const aboutText = (lines: readonly AboutLine[]): string =>
  lines.map(({ name, value }) => `${name}: ${value}`).join('\n');

/** Such as `Firefox 151`; the last name counts, for all begin with those of older ones. */
export const browserIn = (userAgent: string): string => {
  const named = [...userAgent.matchAll(/\b(Firefox|Edg|OPR|Chrome|Version)\/(\d+)/g)].map(([, name, number]) => ({
    name: name === 'Version' ? 'Safari' : name === 'Edg' ? 'Edge' : name === 'OPR' ? 'Opera' : name,
    number,
  }));
  const last = named.at(-1);
  return last === undefined ? '' : `${last.name} ${last.number}`;
};
