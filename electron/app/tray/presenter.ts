/** What the icon on the system's bar shows: its state, one sentence, and the menu. Pure. */
import type { Language } from '../../../shared/domain/app.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { linesOf, stateOf, type TrayLines } from './lines.ts';
import { menuOf } from './menu.ts';
import { needsOf } from './needs.ts';
import { trayFormats } from './tray-formats.ts';
import type { TrayFacts, TrayView } from './tray-view.ts';

/** Characters that Windows shows (NOTIFYICONDATA.szTip has 128 with the end). */
export const longestTooltip = 127;

export const presentTray = (facts: TrayFacts): TrayView => {
  const formats = trayFormats(facts.language);
  const needs = needsOf(facts, formats);
  const state = stateOf(facts, needs);
  const lines = linesOf(facts, needs, state, formats);
  return { state, tooltip: tooltipOf(facts, lines), menu: menuOf(facts, { needs, lines }, formats) };
};

/** When nothing is known: never shown as fine. */
export const presentUnread = (language: Language): TrayView => {
  const said = sentence(language, 'tray.unread');
  return {
    state: 'needs-you',
    tooltip: `${sentence(language, 'app.name')}\n${said}`,
    menu: [
      { kind: 'item', label: said },
      { kind: 'line' },
      { kind: 'item', label: sentence(language, 'tray.open'), action: { do: 'show-window' } },
      { kind: 'item', label: sentence(language, 'tray.quit'), action: { do: 'quit' } },
    ],
  };
};

const tooltipOf = ({ language, practice }: TrayFacts, { headline, detail }: TrayLines): string => {
  const name = sentence(language, 'app.name');
  const first = practice ? `${name} · ${sentence(language, 'practice.on')}` : name;
  const text = [first, headline, ...(detail === undefined ? [] : [detail])].join('\n');
  // Never half a character.
  return text.length <= longestTooltip ? text : `${text.slice(0, longestTooltip - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

const minute = 60_000;
const hour = 60 * minute;

/** Milliseconds since 1970. */
export interface NextMoments {
  /** A wait that is told of gets shorter. */
  readonly show: number;
  /**
   * A day or a pause ends, a renewal becomes due, and nobody tells of it. Other processes change the profile too, so
   * within the hour.
   */
  readonly read: number;
}

export const nextMoments = ({ now, pause, plan, runs }: TrayFacts): NextMoments => {
  const at = now.getTime();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  const read = [pause?.until, ...plan.map((entry) => entry.at)].reduce<number>(
    (soonest, iso) => {
      const one = Date.parse(iso ?? '');
      return one > at && one < soonest ? one : soonest;
    },
    Math.min(at + hour, midnight),
  );
  return { read, show: runs.some(({ eta }) => eta !== undefined) ? Math.min(at + minute, read) : read };
};
