/** What a host (desktop window, web host) is given to serve: an exhaustive handler table and one event stream. */
import type { Settings } from '../../shared/domain/app.ts';
import type { OpenAtLogin } from '../../shared/domain/desktop.ts';
import type { CallOutput, ParsedInput } from '../../shared/ipc/contract.ts';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';
import type { Present } from '../engine/notify/send.ts';
import type { UpdatesHost } from './updates-host.ts';

/** The whole attack surface of the page. Inputs arrive parsed; failures are thrown as CertwrightError. */
export type Handlers = { readonly [N in CallName]: (input: ParsedInput<N>) => Promise<CallOutput<N>> };

export interface Application {
  readonly handlers: Handlers;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EventEnvelope) => void): () => void;
  settings(): Settings;
  /** What is being ordered here for real and goes on at the next start: the names of each order. */
  openOrders(): readonly (readonly string[])[];
  /** Something may be possible that was not: what is planned is looked at anew. `slept`: the machine has, until now. */
  woke(given: { readonly slept: boolean }): void;
  /** Lets open runs stop at their last saved state and closes the database. */
  close(): Promise<void>;
}

/** What the desktop knows of its system. */
export interface DesktopFacts {
  readonly loginItem: {
    state(): Promise<OpenAtLogin>;
    /** `desktop.login-item`. */
    set(on: boolean): Promise<void>;
  };
  trayShown(): boolean;
}

/** The few things that differ between hosts. */
export interface HostFacilities {
  readonly kind: 'desktop' | 'web';
  /** On the desktop alone. */
  readonly desktop?: DesktopFacts;
  /** As above: new versions of the program. */
  readonly updates?: UpdatesHost;
  /**
   * Hands exported files to the person: the desktop asks for a folder and writes there, the web host offers a
   * one-time download. Paths never come from the page. An `archive` is one zip file on both; of `files` only the
   * browser, which takes one thing at a time, is given a zip.
   */
  deliver(
    files: Readonly<Record<string, string>>,
    suggestedName: string,
    as?: 'files' | 'archive',
  ): Promise<CallOutput<'certificates.export'>>;
  /**
   * As above for one file that is too large or too secret to be handed around: `write` makes it (0600) at the path it
   * is given, where the person wants it or on the way to the browser.
   */
  deliverFile?(fileName: string, write: (path: string) => Promise<void>): Promise<CallOutput<'certificates.export'>>;
  /** Asks for a folder, where the system has a dialog for it; `undefined` when the person closed it. */
  chooseFolder?(): Promise<string | undefined>;
  /** Shows a file in its folder, in the file manager; opens nothing. */
  showFile?(path: string): void;
  openLink(url: string): Promise<void>;
  /** Shows the folder of the log in the file manager, where there is one. `host.folder-not-opened`. */
  openLogFolder?(): Promise<void>;
  /** As above, of everything: the profile folder. */
  openProfileFolder?(): Promise<void>;
  /** Shows a message on the desktop, where there is one. */
  readonly present?: Present;
}
