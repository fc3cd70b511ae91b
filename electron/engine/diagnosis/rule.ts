/**
 * One way of recognising causes. Patterns are matched against cleaned text in lower case with straight quotes and
 * single blanks, so they are written in lower case. Every gap in them is bounded: the time of a match grows with the
 * text alone.
 */
import type { CauseId } from '../../../shared/domain/causes.ts';

export type Weights = Readonly<Partial<Record<CauseId, number>>>;

export interface Rule {
  /** How much the wording speaks for each cause, 0 to 1. Several causes where the wording is theirs alike. */
  readonly causes: Weights;
  /** All of them must be found. */
  readonly all: readonly RegExp[];
  /** The rule says nothing where this is found. */
  readonly unless?: RegExp;
  /**
   * `machine`: the words of a program. `hint`: such words as many failures print; they count for little beside a
   * message that names its cause. `people`: somebody's own words, looked for in short texts alone.
   */
  readonly voice: 'machine' | 'hint' | 'people';
}

export const says = (causes: Weights, ...all: readonly RegExp[]): Rule => ({ causes, all, voice: 'machine' });

export const hints = (causes: Weights, ...all: readonly RegExp[]): Rule => ({ causes, all, voice: 'hint' });

export const people = (causes: Weights, ...all: readonly RegExp[]): Rule => ({ causes, all, voice: 'people' });

export const unless = (rule: Rule, pattern: RegExp): Rule => ({ ...rule, unless: pattern });
