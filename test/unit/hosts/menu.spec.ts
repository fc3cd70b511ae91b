import { describe, expect, it } from 'vitest';
import { type MenuEntry, menuModel } from '../../../electron/app/menu/menu-model.ts';
import { screenSchema } from '../../../shared/domain/screens.ts';

const entriesOf = (facts: Parameters<typeof menuModel>[0]): readonly MenuEntry[] =>
  menuModel(facts).flatMap(({ entries }) => entries);
const everywhere = (['windows', 'macos', 'linux'] as const).flatMap((platform) =>
  (['en', 'zh'] as const).map((language) => ({ platform, language, devTools: false })),
);

describe('the menu', () => {
  it('has the columns of each system, in the language of the app', () => {
    const labels = (platform: 'macos' | 'linux', language: 'en' | 'zh') =>
      menuModel({ platform, language, devTools: false }).map(({ label }) => label);
    expect(labels('macos', 'en')).toEqual(['Certwright', 'File', 'Edit', 'View', 'Window', 'Help']);
    expect(labels('linux', 'en')).toEqual(['File', 'Edit', 'View', 'Help']);
    expect(labels('macos', 'zh')).toEqual(['证书匠', '文件', '编辑', '显示', '窗口', '帮助']);
  });

  it.each(everywhere)('$platform $language: copy, paste and quit are there, and every entry has a word', (facts) => {
    const entries = entriesOf(facts);
    const roles = entries.flatMap((entry) => (entry.kind === 'role' ? [entry.role] : []));
    const ids = entries.flatMap((entry) => (entry.kind === 'command' ? [entry.id] : []));
    expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'close']));
    expect(ids).toEqual(
      expect.arrayContaining(['new-certificate', 'preferences', 'quit', 'logs', 'licences', 'about']),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of entries)
      if (entry.kind !== 'separator')
        expect(entry.label).toMatch(facts.language === 'zh' ? /[\u4e00-\u9fff]|DNS/ : /^[A-Z]/);
  });

  it('opens nothing but screens of the closed list, and no key twice', () => {
    const commands = entriesOf({ platform: 'linux', language: 'en', devTools: true }).flatMap((entry) =>
      entry.kind === 'command' ? [entry] : [],
    );
    for (const { command } of commands)
      if ('open' in command) expect(screenSchema.safeParse(command.open).success).toBe(true);
    const keys = commands.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['CmdOrCtrl+N', 'CmdOrCtrl+,', 'CmdOrCtrl+1', 'CmdOrCtrl+8']));
  });

  it('lets nobody reload or look behind the page of an installed program', () => {
    const roles = (devTools: boolean) =>
      entriesOf({ platform: 'windows', language: 'en', devTools }).flatMap((entry) =>
        entry.kind === 'role' && ['reload', 'toggleDevTools'].includes(entry.role) ? [entry.role] : [],
      );
    expect([roles(false), roles(true)]).toEqual([[], ['reload', 'toggleDevTools']]);
  });
});
