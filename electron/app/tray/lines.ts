/** The state of the icon and its one sentence. Pure. */
import { sentence } from '../../../shared/i18n/index.ts';
import type { Needs } from './needs.ts';
import type { TrayFormats } from './tray-formats.ts';
import type { TrayFacts, TrayState } from './tray-view.ts';

/** What is wrong is never hidden behind what goes on. */
export const stateOf = ({ runs, renewing, pause, practice }: TrayFacts, { first, others }: Needs): TrayState => {
  const all = [...first, ...others];
  if (all.some(({ urgent }) => urgent)) return 'failed';
  if (all.length > 0) return 'needs-you';
  if (runs.length > 0 || renewing) return 'working';
  return pause === undefined || practice ? 'fine' : 'paused';
};

export interface TrayLines {
  /** The one sentence. */
  readonly headline: string;
  /** What is said beside it where there is room. */
  readonly detail: string | undefined;
}

export const linesOf = (
  facts: TrayFacts,
  { count: needing, first, others }: Needs,
  state: TrayState,
  formats: TrayFormats,
): TrayLines => {
  const { language, certificates } = facts;
  switch (state) {
    case 'failed':
    case 'needs-you': {
      const [worst] = first;
      if (worst === undefined) return { headline: others[0]?.label ?? '', detail: others[1]?.label };
      const key = worst.urgent ? 'tray.urgent' : 'tray.needs';
      return { headline: sentence(language, key, { count: needing }), detail: worst.label };
    }
    case 'working':
      return workingLines(facts, formats);
    case 'paused':
      return { headline: pauseLine(facts, formats), detail: undefined };
    case 'fine': {
      const count = certificates.filter(({ current }) => current !== undefined).length;
      const key = certificates.length === 0 ? 'tray.none' : count === 0 ? 'tray.unissued' : 'tray.fine';
      return { headline: sentence(language, key, { count }), detail: undefined };
    }
  }
};

const workingLines = ({ runs, language, now }: TrayFacts, { span }: TrayFormats): TrayLines => {
  const names = new Set(runs.flatMap(({ identifiers: [first] }) => (first === undefined ? [] : [first.value])));
  const [name] = names;
  const [{ eta } = { eta: undefined }] = runs;
  const left = eta === undefined ? 0 : Date.parse(eta.at) - now.getTime();
  if (name === undefined) return { headline: sentence(language, 'renewals.working'), detail: undefined };
  if (names.size > 1)
    return { headline: sentence(language, 'tray.working-on', { count: names.size }), detail: undefined };
  return {
    headline: sentence(language, 'tray.working', { name }),
    detail: left > 0 ? sentence(language, 'tray.to-go', { span: span(left) }) : undefined,
  };
};

/** "Paused", with its end where it has one. */
export const pauseLine = ({ pause, language, now }: TrayFacts, { moment }: TrayFormats): string =>
  pause?.until === undefined
    ? sentence(language, 'pause.paused')
    : sentence(language, 'pause.paused-until', { time: moment(pause.until, now) });
