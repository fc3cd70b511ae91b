/** Own schemes. Chromium drops unknown ones before they can be answered, so each lives on an https host of its own. */
import type { CustomScheme, Protocol } from 'electron';

type SchemeHandler = Parameters<Protocol['handle']>[1];

const suffix = 'localhost';

/** `certwright://app/x` as Chromium is given it: `https://app.certwright.localhost/x`. */
export const toBrowserUrl = (url: string): string => {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  if (match === null || /^(https?|file|data|blob|devtools|chrome.*)$/i.test(scheme)) return url;
  return `https://${host}.${scheme.toLowerCase()}.${suffix}${rest}`;
};

/** The way back; other addresses stay as they are. */
export const fromBrowserUrl = (url: string): string =>
  url.replace(/^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)/i, (_, host: string, scheme: string) =>
    host === '' ? url : `${scheme}://${host}`,
  );

export class ProtocolDouble implements Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled'> {
  readonly #handlers = new Map<string, SchemeHandler>();
  readonly #privileged = new Set<string>();
  /** Set once the application is ready: too late for privileges, as in Electron. */
  ready = false;

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) if (privileges?.standard === true) this.#privileged.add(scheme);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (!this.ready) throw new Error('protocol.handle can only be used after app is ready');
    if (!this.#privileged.has(scheme))
      throw new Error(`The Electron double serves standard schemes only, not ${scheme}`);
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** The answer of the scheme's handler, or undefined if nobody handles it. */
  async answer(request: Request): Promise<Response | undefined> {
    return this.#handlers.get(request.url.slice(0, request.url.indexOf(':')))?.(request);
  }
}

export const protocolDouble = new ProtocolDouble();
