/** Joins a Chromium page to a window: preload and bridge, requests, navigation, permissions. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page, Route } from '@playwright/test';
import { fromBrowserUrl, type ProtocolDouble } from './protocol.ts';
import type { PermissionAnswer } from './session.ts';
import { decodeWire, encodeWire } from './wire.ts';
import { bridgeEnd, isolatedWorld, mainWorld } from './worlds.ts';

export interface PageOwner {
  readonly protocol: ProtocolDouble;
  /** Answers a call of the preload. */
  invoke(channel: string, args: string): Promise<{ readonly ok: boolean; readonly value: string }>;
  /** True refuses. `url` is as the application knows it. */
  refusesNavigation(url: string, isMainFrame: boolean): boolean;
  refusesRequest(details: {
    readonly url: string;
    readonly method: string;
    readonly resourceType: string;
  }): Promise<boolean>;
  /** True refuses. */
  refusesDownload(url: string): boolean;
  /** Whether the page goes although its `beforeunload` would rather stay. */
  mayBeUnloaded(): boolean;
  /** The browser shows a page of its own instead of `url`. */
  navigationFailed(url: string): void;
  windowOpened(url: string): void;
  preloadFailed(message: string): void;
}

export interface AttachedPage {
  /** Delivers to `ipcRenderer.on`; lost if no preload runs, as in Electron. */
  send(channel: string, args: readonly unknown[]): void;
  setPermissions(origin: string, answers: readonly PermissionAnswer[]): Promise<void>;
}

const world = 'electron-preload';
const binding = '__electronDoubleCall';
const receiver = '__electronDoubleReceive';

const injectBridge = async (cdp: CDPSession, preloadPath: string | undefined): Promise<void> => {
  const meeting = `bridge-${randomUUID()}`;
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8');
  await cdp.send('Runtime.enable');
  await cdp.send('Page.enable');
  await cdp.send('Runtime.addBinding', { name: binding, executionContextName: world });
  const text = JSON.stringify(meeting);
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${mainWorld})(${text}, ${bridgeEnd});` });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: world,
    source: `(${isolatedWorld})({
      meeting: ${text}, binding: '${binding}', receiver: '${receiver}', preload: ${JSON.stringify(preload)},
      makeEnd: ${bridgeEnd}, encode: ${encodeWire}, decode: ${decodeWire},
    });`,
  });
};

type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'preload-error'; readonly message: string };

/** Follows the isolated world of the main frame's current document. */
const joinPreload = (
  cdp: CDPSession,
  mainFrame: string,
  owner: PageOwner,
): ((message: object, context?: number) => void) => {
  let current: number | undefined;
  const post = (message: object, contextId = current): void => {
    if (contextId === undefined) return;
    const expression = `${receiver}(${JSON.stringify(JSON.stringify(message))})`;
    // The document may be gone by now, and its listeners with it.
    cdp.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  };
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name === world && frameId === mainFrame) current = context.id;
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === current) current = undefined;
  });
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding) return;
    const message = JSON.parse(payload) as FromPreload;
    if (message.kind === 'preload-error') return owner.preloadFailed(message.message);
    if (message.kind === 'open') return owner.windowOpened(fromBrowserUrl(message.url));
    owner
      .invoke(message.channel, message.args)
      .then((answer) => post({ kind: 'reply', id: message.id, ...answer }, executionContextId))
      .catch((error: unknown) => owner.preloadFailed(String(error)));
  });
  return post;
};

const fulfil = async (route: Route, protocol: ProtocolDouble, url: string): Promise<void> => {
  const request = route.request();
  const body = request.postDataBuffer();
  const answer = await protocol.answer(
    new Request(url, {
      method: request.method(),
      headers: await request.allHeaders().then((all) => Object.entries(all).filter(([name]) => !name.startsWith(':'))),
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }),
  );
  if (answer === undefined) return route.abort('failed');
  await route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
};

/** A navigation that the page began was announced by DevTools before its request; others come from the application. */
const routeRequests = async (page: Page, announced: Set<string>, owner: PageOwner): Promise<void> => {
  await page.route('**/*', async (route) => {
    const request = route.request();
    const seen = request.url();
    const url = fromBrowserUrl(seen);
    const navigates = request.isNavigationRequest();
    if (navigates && announced.delete(seen) && owner.refusesNavigation(url, request.frame() === page.mainFrame())) {
      return route.abort('aborted');
    }
    const details = { url, method: request.method(), resourceType: navigates ? 'mainFrame' : request.resourceType() };
    if (await owner.refusesRequest(details)) return route.abort('blockedbyclient');
    if (owner.protocol.isProtocolHandled(url.slice(0, url.indexOf(':')))) return fulfil(route, owner.protocol, url);
    return route.continue();
  });
};

export const attachPage = async (page: Page, preload: string | undefined, owner: PageOwner): Promise<AttachedPage> => {
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const post = joinPreload(cdp, frameTree.frame.id, owner);
  await injectBridge(cdp, preload);
  const announced = new Set<string>();
  cdp.on('Page.frameRequestedNavigation', ({ url }) => announced.add(url.replace(/#.*$/, '')));
  cdp.on('Page.frameNavigated', ({ frame }) => {
    const { parentId, unreachableUrl } = frame;
    if (parentId === undefined && unreachableUrl !== undefined) owner.navigationFailed(fromBrowserUrl(unreachableUrl));
  });
  cdp.on('Page.windowOpen', ({ url }) => owner.windowOpened(fromBrowserUrl(url)));
  // The page may be gone before either is done.
  page.on('download', (download) => {
    if (owner.refusesDownload(fromBrowserUrl(download.url()))) download.cancel().catch(() => undefined);
  });
  page.on('dialog', (dialog) => {
    const goes = dialog.type() === 'beforeunload' && owner.mayBeUnloaded();
    (goes ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  });
  await routeRequests(page, announced, owner);
  return {
    send: (channel, args) => post({ kind: 'event', channel, value: encodeWire([...args]) }),
    setPermissions: async (origin, answers) => {
      for (const { name, granted } of answers) {
        const permission = { name };
        await cdp.send('Browser.setPermission', { permission, setting: granted ? 'granted' : 'denied', origin });
      }
    },
  };
};
