import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { type MessageReceiver, startMessageReceiver } from '../support/message-receiver.ts';
import { tempFolder } from '../support/temp-folder.ts';

const planted = 'planted-cli-channel-secret';

describe('notify', () => {
  const folder = tempFolder('certwright-notify-');
  let receiver: MessageReceiver;
  beforeAll(async () => {
    receiver = await startMessageReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    folder.remove();
  });
  const run = (args: readonly string[], input?: string) =>
    runCli(folder.path, ['notify', ...args], input === undefined ? {} : { input });

  it('adds, lists, tests and removes a channel, and shows its secret nowhere', async () => {
    const fields = JSON.stringify({ url: `${receiver.url}/${planted}` });
    const added = await run(['add', 'webhook', '--fields', '-', '--label', 'Hook', '--json'], fields);
    expect(added.code).toBe(0);
    const { channel } = added.json<{ readonly channel: { readonly id: string; readonly label: string } }>();
    expect(channel.label).toBe('Hook');
    const listed = await run(['channels', '--json']);
    expect(listed.json()).toMatchObject({ channels: [{ channel: 'system' }, { id: channel.id, minimum: 'warning' }] });

    receiver.answer(() => ({ body: 'heard' }));
    const tested = await run(['test', channel.id.slice(0, 8)]);
    expect([tested.code, tested.stdout]).toEqual([0, 'Accepted by Hook: 200 heard\n']);
    receiver.answer(() => ({ status: 401, body: planted }));
    const refused = await run(['test', channel.id, '--json']);
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({ delivered: false, problem: { code: 'notify.wrong-credentials' } });

    const removed = await run(['remove', channel.id]);
    expect([removed.code, removed.stdout]).toEqual([0, 'Channel Hook is removed.\n']);
    const gone = await run(['test', channel.id, '--json']);
    expect(gone.code).toBe(2);
    for (const { stdout, stderr } of [added, listed, tested, refused, removed, gone])
      expect(stdout + stderr).not.toContain(planted);
  });

  it('keeps settings, and refuses those that make no sense', async () => {
    const set = await run([
      'settings',
      '--success',
      'on',
      '--quiet',
      '22:00-07:00',
      '--zone',
      'Asia/Shanghai',
      '--json',
    ]);
    expect(set.json()).toMatchObject({
      settings: { tellSuccess: true, quietHours: [{ from: '22:00', to: '07:00', zone: 'Asia/Shanghai' }] },
    });
    expect((await run(['settings', '--quiet', '25:00-07:00'])).code).toBe(2);
    expect((await run(['settings', '--quiet', '22:00'])).code).toBe(2);
    const off = await run(['settings', '--quiet', 'off']);
    expect(off.stdout).toBe('Successes are sent: on. Quiet hours: off.\n');
  });

  it('says what it does not know', async () => {
    expect((await run(['list'])).stdout).toBe('No messages.\n');
    const unknown = await run(['add', 'pigeon', '--json']);
    expect(unknown.code).toBe(2);
    expect(unknown.json()).toMatchObject({ error: { code: 'notify.channel-unknown' } });
    const invalid = await run(['add', 'ntfy', '--fields', '-', '--json'], '{"topic":"two words"}');
    expect(invalid.json()).toMatchObject({
      error: { code: 'credential.invalid', details: { fields: [{ key: 'topic', problem: 'format' }] } },
    });
    expect((await run(['remember'])).code).toBe(2);
  });
});
