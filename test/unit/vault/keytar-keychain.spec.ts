import { describe, expect, it } from 'vitest';
import { keychainProblem } from '../../../electron/platform/secrets/keychain-messages.ts';
import { type Keytar, keytarKeychain } from '../../../electron/platform/secrets/keytar-keychain.ts';

/** Calls wait until the test answers them, as a keychain does behind a prompt. */
const slowKeytar = () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  let open = 0;
  let asked = 0;
  const call = <T>(value: T): Promise<T> => {
    asked += 1;
    open += 1;
    most = Math.max(most, open);
    return new Promise((resolve) => {
      waiting.push(() => {
        open -= 1;
        resolve(value);
      });
    });
  };
  const keytar: Keytar = {
    getPassword: () => call('secret'),
    setPassword: () => call(undefined),
    deletePassword: () => call(true),
  };
  return { keytar, answer: () => waiting.shift()?.(), most: () => most, asked: () => asked };
};

describe('a keychain that does not answer', () => {
  it('is given up at the deadline, and never asked twice at once', async () => {
    const slow = slowKeytar();
    const keychain = keytarKeychain({ load: async () => slow.keytar, deadline: 500 });
    const readings = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((account) => keychain.read(account)));
    expect(readings.map((one) => (one.kind === 'unavailable' ? one.problem.code : one.kind))).toEqual(
      Array.from({ length: 5 }, () => 'vault.keychain-failed'),
    );
    expect({ asked: slow.asked(), most: slow.most() }).toEqual({ asked: 1, most: 1 });
    expect(keychain.holdsThread()).toBe(true);
    // The prompt is answered at last: the next reading goes through, those given up are not made.
    slow.answer();
    const reading = keychain.read('f');
    await expect.poll(() => slow.asked()).toBe(2);
    slow.answer();
    expect(await reading).toEqual({ kind: 'found', secret: 'secret' });
    expect({ most: slow.most(), holdsThread: keychain.holdsThread() }).toEqual({ most: 1, holdsThread: false });
  });
});

it('a keytar that is not installed, or lacks its library, is an absent keychain', async () => {
  const load = () => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'));
  const keychain = keytarKeychain({ load });
  const absent = {
    code: 'vault.keychain-absent',
    details: { detail: 'libsecret-1.so.0: cannot open shared object file' },
    retryable: false,
  };
  expect(await keychain.read('a')).toEqual({ kind: 'unavailable', problem: absent });
  expect([await keychain.write('a', 'b'), await keychain.probe(), await keychain.remove('a')]).toEqual([
    absent,
    absent,
    absent,
  ]);
});

it.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'vault.keychain-absent'],
  ['Could not connect: No such file or directory', 'vault.keychain-absent'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'vault.keychain-absent'],
  ['Cannot create an item in a locked collection', 'vault.keychain-locked'],
  ['User interaction is not allowed.', 'vault.keychain-locked'],
  ['Error calling StartServiceByName for org.freedesktop.secrets: Timeout was reached', 'vault.keychain-failed'],
  ['anything else', 'vault.keychain-failed'],
] as const)('"%s" means %s', (text, code) => {
  expect(keychainProblem(text)).toMatchObject({ code, details: { detail: text } });
});
