/** Calls of a page that are not answered for as long as somebody looks. */
import type { Page, Route } from '@playwright/test';
import type { CallName } from '../../shared/ipc/names.ts';

export interface Held {
  /** Resolves with the first call. */
  readonly asked: Promise<void>;
  /** The first call gets this answer; all others come through from now on. */
  answerFirst(json: object): Promise<void>;
  /** All are answered by the host, also those that follow. */
  letGo(): Promise<void>;
}

export const holdCalls = async (page: Page, ...names: readonly CallName[]): Promise<Held> => {
  const waiting: Route[] = [];
  const asked = Promise.withResolvers<void>();
  const hold = async (route: Route): Promise<void> => {
    const { name } = route.request().postDataJSON() as { readonly name: CallName };
    if (!names.includes(name)) return route.continue();
    waiting.push(route);
    asked.resolve();
  };
  await page.route('**/ipc', hold);
  const letGo = async (): Promise<void> => {
    await page.unroute('**/ipc', hold);
    // What a page asked that was left since then has nobody to be answered to.
    for (const route of waiting.splice(0)) await route.continue().catch(() => undefined);
  };
  return {
    asked: asked.promise,
    letGo,
    answerFirst: async (json) => {
      await asked.promise;
      await waiting.shift()?.fulfill({ json });
      await letGo();
    },
  };
};
