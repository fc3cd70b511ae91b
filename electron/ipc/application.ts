/** What a host (desktop window, web host) is given to serve: an exhaustive handler table and one event stream. */
import type { CallOutput, ParsedInput } from '../../shared/ipc/contract.ts';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';

/** The whole attack surface of the page. Inputs arrive parsed; failures are thrown as CertwrightError. */
export type Handlers = { readonly [N in CallName]: (input: ParsedInput<N>) => Promise<CallOutput<N>> };

export interface Application {
  readonly handlers: Handlers;
  /** Returns the function that ends the subscription. */
  onEvent(listener: (event: EventEnvelope) => void): () => void;
  /** Lets open runs stop at their last saved state and closes the database. */
  close(): Promise<void>;
}

/** The few things that differ between hosts. */
export interface HostFacilities {
  readonly kind: 'desktop' | 'web';
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
  openLink(url: string): Promise<void>;
  /** Shows a message on the desktop, where there is one. */
  present?(message: { readonly id: string; readonly title: string; readonly text: string }): Promise<void>;
}
