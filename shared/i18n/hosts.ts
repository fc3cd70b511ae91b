/** What a host itself has to say before or instead of the page: in the terminal and on the page without a session. */
import type { Language } from '../domain/languages.ts';
import { host as en } from './en/host.ts';
import { host as zh } from './zh/host.ts';

export interface HostSentences {
  /** Said above the address. */
  readonly ready: string;
  readonly readyHint: string;
  readonly newLink: string;
  readonly newLinkHint: string;
  readonly stopping: string;
  /** `{{seconds}}` since the command was given. */
  readonly readyAfter: string;
  readonly fetchingWindow: string;
  readonly noSessionTitle: string;
  readonly noSession: string;
  readonly openingTitle: string;
  readonly continue: string;
}

/** Apart from all else that is said: it is wanted before anything else is loaded. */
export const hostSentences: Readonly<Record<Language, HostSentences>> = { en, zh };
