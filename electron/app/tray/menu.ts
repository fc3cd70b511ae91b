/** The menu of the icon: what needs a person, what comes next, pausing, opening and quitting. Pure. */
import { pauseChoices } from '../../../shared/domain/pause.ts';
import type { PlanEntry } from '../../../shared/domain/renewal.ts';
import { sentence } from '../../../shared/i18n/index.ts';
import { pauseLine, type TrayLines } from './lines.ts';
import type { Need, Needs } from './needs.ts';
import type { TrayFormats } from './tray-formats.ts';
import type { TrayAction, TrayFacts, TrayItem } from './tray-view.ts';

export interface MenuParts {
  readonly needs: Needs;
  readonly lines: TrayLines;
}

export const menuOf = (facts: TrayFacts, parts: MenuParts, formats: TrayFormats): readonly TrayItem[] => {
  const { practice, language } = facts;
  return [
    ...(practice ? [told(sentence(language, 'practice.on'))] : []),
    ...headOf(facts, parts),
    line,
    ...(practice ? [] : renewalItems(facts, formats)),
    item(sentence(language, 'tray.open'), { do: 'show-window' }),
    item(sentence(language, goesOn(facts) ? 'tray.quit-goes-on' : 'tray.quit'), { do: 'quit' }),
  ];
};

const line: TrayItem = { kind: 'line' };
const told = (label: string): TrayItem => ({ kind: 'item', label });
const item = (label: string, action: TrayAction): TrayItem => ({ kind: 'item', label, action });

const actionOf = ({ screen }: Need): TrayAction =>
  screen === undefined ? { do: 'show-window' } : { do: 'open-screen', screen };
const itemOf = (need: Need): TrayItem => item(need.label, actionOf(need));

const headOf = (
  { language, certificates, runs }: TrayFacts,
  { needs, lines: { headline, detail } }: MenuParts,
): readonly TrayItem[] => {
  const [first] = needs.first;
  if (first !== undefined) {
    const more = needs.count - needs.first.length;
    return [
      item(headline, actionOf(first)),
      ...needs.first.map(itemOf),
      ...(more > 0
        ? [item(sentence(language, 'list.and-more', { count: more }), openScreen({ screen: 'certificates' }))]
        : []),
      ...needs.others.map(itemOf),
    ];
  }
  if (needs.others.length > 0) return needs.others.map(itemOf);
  const [run] = runs;
  return [
    item(
      headline,
      openScreen(
        run !== undefined
          ? { screen: 'run', id: run.id }
          : certificates.length === 0
            ? { screen: 'wizard' }
            : { screen: 'certificates' },
      ),
    ),
    ...(detail === undefined ? [] : [told(detail)]),
  ];
};

const openScreen = (screen: Extract<TrayAction, { readonly do: 'open-screen' }>['screen']): TrayAction => ({
  do: 'open-screen',
  screen,
});

/** Practice certificates are renewed by nobody, so there is nothing to tell or to pause. */
const renewalItems = (facts: TrayFacts, formats: TrayFormats): readonly TrayItem[] => {
  const { certificates, language, pause, plan, renewing, vault } = facts;
  if (certificates.length === 0 && pause === undefined) return [];
  const due = plan.filter((entry) => entry.due).length;
  const next = pause === undefined ? nextLine(facts, due, formats) : pauseLine(facts, formats);
  const label = sentence(language, 'tray.renew-due');
  return [
    ...(next === undefined ? [] : [told(next)]),
    due > 0 && !renewing && vault !== 'closed' ? item(label, { do: 'renew-due' }) : told(label),
    pause !== undefined
      ? item(sentence(language, 'pause.resume'), { do: 'resume' })
      : {
          kind: 'menu',
          label: sentence(language, 'pause.pause'),
          items: pauseChoices.map((choice) => item(sentence(language, `pause.${choice}`), { do: 'pause', choice })),
        },
    line,
  ];
};

const nextLine = (
  { plan, language, now }: TrayFacts,
  due: number,
  { dayName, shortDate, time }: TrayFormats,
): string | undefined => {
  if (due > 0) return sentence(language, 'tray.due', { count: due });
  const at = soonest(plan);
  if (at === undefined) return undefined;
  const day = dayName(at, now);
  return day === undefined
    ? sentence(language, 'tray.next-date', { date: shortDate(at, now) })
    : sentence(language, 'tray.next', { day, time: time(at) });
};

const soonest = (plan: readonly PlanEntry[]): string | undefined =>
  plan.reduce<string | undefined>(
    (first, { at }) => (at !== undefined && (first === undefined || at < first) ? at : first),
    undefined,
  );

/** Only what the system starts goes on without this program, and nothing does while renewals are paused. */
const goesOn = ({ watchdog, pause }: TrayFacts): boolean => watchdog?.mode === 'scheduled' && pause === undefined;
