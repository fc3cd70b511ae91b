/**
 * Starting with the session of the person. The system's own list is the only memory of it: what it says is what is
 * shown, and a choice counts once it is read back from there.
 */
import type { OpenAtLogin } from '../../../shared/domain/desktop.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { currentPlatform, type Platform } from '../current.ts';
import type { ScheduleHost } from '../scheduler/host.ts';
import { linuxLoginItem } from './linux.ts';
import { macosLoginItem } from './macos.ts';
import { windowsLoginItem } from './windows.ts';

export interface LoginItem {
  state(): Promise<OpenAtLogin>;
  /** `desktop.login-item` when the system has not taken the choice. */
  set(on: boolean): Promise<void>;
}

/** What Electron does about it on Windows and macOS (docs: `app.setLoginItemSettings`). */
export interface ElectronLoginItems {
  getLoginItemSettings(options?: { readonly path: string; readonly args: string[] }): {
    readonly openAtLogin: boolean;
    readonly status: string;
    readonly executableWillLaunchAtLogin: boolean;
  };
  setLoginItemSettings(settings: {
    readonly openAtLogin: boolean;
    readonly path?: string;
    readonly args?: string[];
  }): void;
}

export interface LoginItemParts {
  readonly electron: ElectronLoginItems;
  /** What the session starts. */
  readonly program: { readonly executable: string; readonly args: readonly string[] };
  readonly host: Pick<ScheduleHost, 'env' | 'home' | 'read' | 'write' | 'remove'>;
}

const byPlatform: Readonly<Record<Platform, (parts: LoginItemParts) => LoginItem>> = {
  linux: linuxLoginItem,
  macos: macosLoginItem,
  windows: windowsLoginItem,
};

export const systemLoginItem = (parts: LoginItemParts, platform: Platform = currentPlatform()): LoginItem => {
  const { state, set } = byPlatform[platform](parts);
  return {
    state,
    set: async (on) => {
      await set(on);
      // Waiting for a word in the system's settings is not a failure: the state says it.
      const taken = ((await state()) === 'off') === !on;
      if (!taken) throw fail('desktop.login-item', { reason: 'not-taken' });
    },
  };
};
