/** The desktop program for specs of its life, started as often as they like, and what they ask of it beside its buttons. */
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { CallInput, CallOutput } from '../../shared/ipc/contract.ts';
import type { HostBridge } from '../../shared/ipc/envelope.ts';
import type { CallName } from '../../shared/ipc/names.ts';
import { type Desktop, type DesktopOptions, launchDesktop } from '../support/desktop.ts';
import { tempFolder } from '../support/temp-folder.ts';

type PageWindow = Window & { readonly certwright: HostBridge };

interface Fixtures {
  readonly profile: string;
  launch(options?: Partial<DesktopOptions>): Promise<Desktop>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from the pattern
  profile: async ({}, use) => {
    const folder = tempFolder();
    await use(join(folder.path, 'profile'));
    folder.remove();
  },
  launch: async ({ profile }, use) => {
    const running: Desktop[] = [];
    await use(async (options = {}) => {
      // The desktop of the reader stays out of it.
      const env = { XDG_CONFIG_HOME: join(profile, '..', 'config'), LANG: 'C.UTF-8', ...options.env };
      const desktop = await launchDesktop({ profile, ...options, env });
      running.push(desktop);
      return desktop;
    });
    for (const desktop of running) await desktop.kill();
    expect(running.flatMap((desktop) => desktop.complaints())).toEqual([]);
  },
});

/** What the page asks of the program, without its buttons. */
export const ask = async <N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
  const answer = await page.evaluate(
    ([asked, given]) => (window as unknown as PageWindow).certwright.call(asked as CallName, given as never),
    [name, input] as const,
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value as CallOutput<N>;
};

/** The arguments of each call that the program made of the desktop. */
export const named = async (desktop: Desktop, name: string) =>
  (await desktop.calls()).filter((call) => call.name === name).map(({ args }) => args);
