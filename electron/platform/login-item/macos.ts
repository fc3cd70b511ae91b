import type { LoginItem, LoginItemParts } from './index.ts';

/**
 * SMAppService knows the program itself and no arguments; that it was started by the sign-in is asked of the system at
 * the start. A person may have to allow it in the settings first.
 */
export const macosLoginItem = ({ electron }: LoginItemParts): LoginItem => ({
  state: async () => {
    const { status } = electron.getLoginItemSettings();
    if (status === 'requires-approval') return 'refused';
    return status === 'enabled' ? 'on' : 'off';
  },
  set: async (on) => electron.setLoginItemSettings({ openAtLogin: on }),
});
