/** A keychain that is installed and not running, started by what the repair names: the real gnome-keyring. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type KeyringHome, type KeyringState, keyringHome, keyringTools } from '../support/keyring.ts';
import { describeWith } from '../support/tools.ts';

const worker = join(import.meta.dirname, '../support/repair-worker.ts');

describeWith([...keyringTools, 'dbus-send'], 'a keychain that is not running', () => {
  let home: KeyringHome;
  beforeEach(() => {
    home = keyringHome();
    home.keepUnprotected();
  });
  afterEach(() => home.remove());

  const repaired = async (state: KeyringState, argument: string): Promise<unknown> => {
    const { code, stdout, stderr } = await home.run(state, worker, ['keychain', argument]);
    if (code !== 0) throw new Error(`ended with ${code}\n${stderr}`);
    return JSON.parse(stdout);
  };

  it('and that the bus does not know: is started by itself, and keeps secrets then', async () => {
    expect(await repaired('no-service', 'asked-before')).toEqual({
      result: { before: 'vault.keychain-absent', service: 'GNOME Keyring', after: undefined },
    });
  });

  it('and that the bus can start: is started by the bus', async () => {
    expect(await repaired('locked', 'started-first')).toEqual({ result: { service: 'GNOME Keyring' } });
  });

  it('without a session: there is nothing to start', async () => {
    expect(await repaired('no-bus', 'asked-before')).toEqual({
      result: { before: 'vault.keychain-absent', after: 'vault.keychain-absent' },
    });
  });

  it('that never gets up: the repair says so', async () => {
    expect(await repaired('failing', 'started-first')).toMatchObject({
      problem: { code: 'fix.failed', details: { command: expect.stringContaining('dbus-send --session') } },
    });
  });
});
