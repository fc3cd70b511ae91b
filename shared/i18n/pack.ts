/** What a language consists of. Whoever adds one writes a folder like `en`, and names it in `domain/app.ts` and in both `packs.ts`. */
import type { CauseId, CauseText } from '../domain/causes.ts';
import type { DestinationText } from '../domain/destinations/text.ts';
import type { DestinationId } from '../domain/destinations.ts';
import type { ProbeId } from '../domain/diagnosis-probes.ts';
import type { TermId, TermText } from '../domain/terms.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { NameTexts } from './name-text.ts';
import type { ProblemTexts } from './problem-text.ts';

/** How a language puts words together. */
export interface LanguageStyle {
  /** Between what is listed, between clauses, and after what is explained next. */
  readonly comma: string;
  readonly clauseComma: string;
  readonly semicolon: string;
  readonly colon: string;
  /** Between sentences. */
  readonly blank: string;
  readonly stop: string;
  readonly brackets: readonly [string, string];
  /** How long days of the week are where there is little room. */
  readonly weekday: 'short' | 'long';
  /** Height in rem of a row with a line below its name. */
  readonly tallRow: number;
  /** In the time zone of this machine, with the name of the month whole or short, and with the time of day. */
  date(at: Date, month: 'long' | 'short'): string;
  dateWithTime(date: string, time: string, month: 'long' | 'short'): string;
}

/** By their keys. */
export type Sentences = Readonly<Record<string, string>>;

/** What the first screen needs, and wherever something fails. */
export interface FirstWords {
  readonly style: LanguageStyle;
  readonly parts: readonly Sentences[];
  readonly problems: ProblemTexts<ErrorCode>;
  readonly names: NameTexts;
}

/** What is told of many things, each by its id: wanted by few screens and commands. */
export interface Topics {
  readonly causes: Readonly<Record<CauseId, CauseText>>;
  /** What a probe looks at, and how a reader sees that a cause is gone. */
  readonly probes: Readonly<Record<ProbeId, { readonly look: string; readonly verify: string }>>;
  /** The last step, whatever the cause. */
  readonly rehearse: string;
  readonly terms: Readonly<Record<TermId, TermText>>;
  readonly destinations: Readonly<Record<DestinationId, DestinationText>>;
}

export interface LanguagePack extends Omit<FirstWords, 'parts'> {
  /** Plain sentences in one flat map; i18next and the terminal read the same object. */
  readonly sentences: Sentences;
}

/** `later`: the sentences of screens and commands that are opened later. */
export const packFrom = ({ parts, ...words }: FirstWords, later: readonly Sentences[]): LanguagePack => ({
  ...words,
  sentences: together([...parts, ...later]),
});

/** Spread in one literal, V8 made so many keys a class of objects one after the other, which took 40 MB. */
export const together = (parts: readonly Sentences[]): Sentences => Object.assign({}, ...parts);
