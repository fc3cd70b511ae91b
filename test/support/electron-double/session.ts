/** Permissions, request filters and downloads of the default session. */
import type { OnBeforeRequestListenerDetails, Session } from 'electron';
import { emitPreventable, StrictEmitter } from './strict.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean }) => void,
) => void;

/** Electron's names for what a page can ask, and those of the Permissions API. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['display-capture', 'display-capture'],
] as const;

export interface PermissionAnswer {
  /** Name in the Permissions API. */
  readonly name: string;
  readonly granted: boolean;
}

export class SessionDouble
  extends StrictEmitter
  implements Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>
{
  #onRequest: RequestHandler | null = null;
  #onCheck: CheckHandler | null = null;
  #beforeRequest: BeforeRequest | null = null;

  constructor() {
    super('session', ['will-download']);
  }

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    // Headless Chromium offers no device; there is nothing the answer could change.
  }

  /** Asks the application once for each permission. Without handlers Electron grants, and so does this. */
  async permissionsOf(contents: unknown, url: string): Promise<readonly PermissionAnswer[]> {
    const origin = `${/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? ''}/`;
    const details = { isMainFrame: true, requestingUrl: url };
    return Promise.all(
      permissions.map(async ([asked, name]) => {
        const checked = this.#onCheck?.(contents as never, asked as never, origin, details as never) ?? true;
        const requested = await new Promise<boolean>((resolve) => {
          if (this.#onRequest === null) resolve(true);
          else this.#onRequest(contents as never, asked as never, resolve, details as never);
        });
        return { name, granted: checked && requested };
      }),
    );
  }

  /** Whether a listener cancelled it; without any Electron asks where to save. */
  refusesDownload(contents: unknown): boolean {
    return emitPreventable(this, 'will-download', {}, {}, contents);
  }

  async isCancelled(details: { readonly url: string; readonly method: string; readonly resourceType: string }) {
    const listener = this.#beforeRequest;
    if (listener === null) return false;
    return new Promise<boolean>((resolve) => {
      listener(details as OnBeforeRequestListenerDetails, (answer) => resolve(answer.cancel === true));
    });
  }
}

export const sessionDouble = new SessionDouble();
