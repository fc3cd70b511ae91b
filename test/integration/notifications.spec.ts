import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelKind, Notice } from '../../shared/domain/notifications.ts';
import { problem } from '../../shared/errors/problem.ts';
import { failureOf } from '../support/failure-of.ts';
import { type MessageReceiver, startMessageReceiver } from '../support/message-receiver.ts';
import { type NotifiedWorkspace, notifiedWorkspace } from '../support/notified-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';

const hour = 3_600_000;
const day = 24 * hour;
const subject = { certificateId: 'c1', name: 'nas.example.org' };
const planted = 'planted-channel-secret-4e9d';

let world: NotifiedWorkspace;
let server: MessageReceiver;
beforeEach(async () => {
  server = await startMessageReceiver();
  world = await notifiedWorkspace();
});
afterEach(async () => {
  await world.opened.remove();
  await server.close();
});

const notifications = () => world.opened.workspace.notifications;
const webhook = () =>
  notifications().channels.save({ channel: 'webhook', label: 'Hook', fields: { url: `${server.url}/${planted}` } });
const codes = () => server.received.map(({ body }) => (JSON.parse(body) as { readonly code: string }).code);
const states = (notice: Notice | undefined) =>
  notice?.deliveries.filter(({ channel }) => channel === 'webhook').map(({ state, attempts }) => [state, attempts]);

describe('what is raised', () => {
  it('is kept, shown on the desktop, sent once, and ended with a word to those who heard', async () => {
    await webhook();
    const failed = { code: 'needs-you', subject, problem: problem('run.cancelled', {}) } as const;
    notifications().raise(failed);
    notifications().raise(failed);
    await notifications().tend();
    expect(codes()).toEqual(['needs-you']);
    expect(world.shown).toEqual(['nas.example.org needs you']);
    expect(
      notifications()
        .list()
        .map(({ code }) => code),
    ).toEqual(['needs-you']);
    expect(notifications().unseen()).toBe(1);

    notifications().raise({ code: 'renewed', subject, detail: { expiresAt: '2027-02-26T00:00:00.000Z' } });
    await notifications().tend();
    expect(codes()).toEqual(['needs-you', 'back-to-normal']);
    expect(world.shown).toEqual(['nas.example.org needs you', 'nas.example.org is fine again']);
    const [text = ''] = server.received
      .slice(1)
      .map(({ body }) => (JSON.parse(body) as { readonly text: string }).text);
    expect(text).toBe('What was wrong is over: nas.example.org needs you.');
    expect(notifications().list({ open: true })).toEqual([]);
  });

  it('and ends with others is told to be over once, with the gravest of them', async () => {
    await webhook();
    const detail = { notBefore: '2020-01-01T00:00:00Z', expiresAt: '2020-02-01T00:00:00Z' };
    notifications().raise({ code: 'renewal-failed', subject, problem: problem('run.cancelled', {}) });
    notifications().raise({ code: 'expiring', subject, detail });
    await notifications().tend();
    notifications().raise({ code: 'renewed', subject });
    await notifications().tend();
    expect(codes()).toEqual(['renewal-failed', 'expired', 'back-to-normal']);
    const { detail: told } = JSON.parse(server.received[2]?.body ?? '') as { detail: { of: string } };
    expect([told.of, notifications().list({ open: true })]).toEqual(['expired', []]);
  });

  it('is counted as unseen until it is seen, also by the next process', async () => {
    notifications().raise({ code: 'will-fail', subject });
    notifications().raise({ code: 'renewed', subject: { certificateId: 'c2', name: 'b.example.org' } });
    expect(notifications().unseen()).toBe(1);
    notifications().markSeen(
      notifications()
        .list()
        .map(({ id }) => id),
    );
    await world.opened.reopen();
    expect(notifications().unseen()).toBe(0);
    expect(notifications().list()).toHaveLength(2);
  });

  it('waits for the end of quiet hours, and is forgotten when it is over before', async () => {
    await webhook();
    const days = [1, 2, 3, 4, 5, 6, 7];
    notifications().saveSettings({
      ...notifications().settings(),
      quietHours: [{ days, from: '22:00', to: '07:00', zone: 'UTC' }],
    });
    const night = new Date(world.clock.now().getTime() + day).toISOString().slice(0, 10);
    world.clock.advanceTo(`${night}T23:00:00Z`);
    notifications().raise({ code: 'served-old', subject: { host: 'a' } });
    notifications().raise({ code: 'served-old', subject: { host: 'b' } });
    notifications().raise({ code: 'served-other', subject: { host: 'c' } });
    await notifications().tend();
    expect(codes()).toEqual(['served-other']);
    notifications().raise({ code: 'back-to-normal', of: ['served-old'], subject: { host: 'b' } });
    world.clock.advance(8 * hour + 60_000);
    await notifications().tend();
    expect(codes()).toEqual(['served-other', 'served-old']);
    expect(world.shown).toHaveLength(2);
  });

  it('is not sent by a channel that is off, nor below its minimum', async () => {
    const { id } = await webhook();
    await notifications().channels.save({ id, channel: 'webhook', minimum: 'urgent' });
    notifications().raise({ code: 'needs-you', subject });
    await notifications().channels.save({ id, channel: 'webhook', minimum: 'info', enabled: false });
    notifications().raise({ code: 'expired', subject, detail: { notBefore: '2020-01-01', expiresAt: '2020-02-01' } });
    await notifications().tend();
    expect(codes()).toEqual([]);
  });

  it('floods nobody: what is more than an hour takes follows in the next', async () => {
    await webhook();
    notifications().saveSettings({ ...notifications().settings(), mostPerHour: 3 });
    for (let at = 0; at < 5; at += 1)
      notifications().raise({ code: 'needs-you', subject: { certificateId: `c${at}` } });
    await notifications().tend();
    expect(codes()).toHaveLength(3);
    world.clock.advance(hour + 60_000);
    await notifications().tend();
    expect(codes()).toHaveLength(5);
  });
});

describe('a message that does not arrive', () => {
  it('is tried again later and later, by the next process too, and arrives once', async () => {
    await webhook();
    server.answer(() => ({ status: 503 }));
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    await notifications().tend();
    expect(server.received).toHaveLength(1);
    world.clock.advance(61_000);
    await notifications().tend();
    expect(server.received).toHaveLength(2);
    expect(states(notifications().list()[0])).toEqual([['waiting', 2]]);
    await world.opened.reopen();
    server.answer(() => ({}));
    world.clock.advance(6 * 60_000);
    await notifications().tend();
    await notifications().tend();
    expect(server.received).toHaveLength(3);
    expect(states(notifications().list()[0])).toEqual([['delivered', 3]]);
  });

  it('is given up after three days, and the list says so as new', async () => {
    await webhook();
    server.answer(() => ({ status: 503 }));
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    notifications().markSeen(
      notifications()
        .list()
        .map(({ id }) => id),
    );
    for (let at = 0; at < 14; at += 1) {
      world.clock.advance(6 * hour + 60_000);
      await notifications().tend();
    }
    const [notice] = notifications().list();
    expect(states(notice)?.[0]?.[0]).toBe('given-up');
    const given = notice?.deliveries.find(({ channel }) => channel === 'webhook');
    expect(given?.problem).toMatchObject({ code: 'notify.rejected' });
    expect(notifications().unseen()).toBe(1);
  });

  it('comes back not before the moment that the service named', async () => {
    await webhook();
    server.answer(() => ({ status: 429, headers: { 'retry-after': '7200' } }));
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    world.clock.advance(hour);
    await notifications().tend();
    expect(server.received).toHaveLength(1);
    world.clock.advance(hour + 60_000);
    await notifications().tend();
    expect(server.received).toHaveLength(2);
  });

  it('is not sent any more once its channel is removed', async () => {
    const { id } = await webhook();
    server.answer(() => ({ status: 503 }));
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    await notifications().channels.remove(id);
    world.clock.advance(hour);
    await notifications().tend();
    expect(server.received).toHaveLength(1);
    expect(await failureOf(notifications().channels.test(id))).toMatchObject({ code: 'notify.channel-not-found' });
  });
});

describe('a command', () => {
  const script = (lines: string): { readonly program: string; readonly folder: string; remove(): void } => {
    const folder = tempFolder('certwright-command-');
    const program = join(folder.path, 'tell');
    writeFileSync(program, `#!/bin/sh\n${lines}\n`);
    chmodSync(program, 0o755);
    return { program, folder: folder.path, remove: folder.remove };
  };

  it('gets its arguments as they are, the facts in its environment, and JSON on its input', async () => {
    const { program, folder, remove } = script(
      'printf "%s|" "$@" > "$0.args"\nenv > "$0.env"\ncat > "$0.json"\necho done',
    );
    process.env.CERTWRIGHT_TEST_PRIVATE = planted;
    const saved = await notifications().channels.save({
      channel: 'command',
      fields: { program, arguments: 'one; rm -rf /\n$(id) two' },
    });
    const tested = await notifications().channels.test(saved.id);
    delete process.env.CERTWRIGHT_TEST_PRIVATE;
    expect(tested).toMatchObject({ delivered: true, answer: 'done' });
    expect(readFileSync(join(folder, 'tell.args'), 'utf8')).toBe('one; rm -rf /|$(id) two|');
    const env = readFileSync(join(folder, 'tell.env'), 'utf8');
    expect(env).toContain('CERTWRIGHT_CODE=test\n');
    expect(env).toContain('CERTWRIGHT_TITLE=A test message from Certwright\n');
    expect(env).not.toContain(planted);
    expect(JSON.parse(readFileSync(join(folder, 'tell.json'), 'utf8'))).toMatchObject({ version: 1, code: 'test' });
    remove();
  });

  it('that fails, is not there or takes too long says so', async () => {
    const failing = script('echo no paper >&2; exit 3');
    const endless = script('sleep 60');
    const of = async (fields: Readonly<Record<string, string>>) => {
      const { id } = await notifications().channels.save({ channel: 'command', fields });
      return (await notifications().channels.test(id)).problem?.details;
    };
    expect(await of({ program: failing.program })).toMatchObject({ detail: '3 no paper' });
    expect(await of({ program: '/nowhere/at/all' })).toMatchObject({ detail: 'ENOENT' });
    expect(await of({ program: endless.program, seconds: '1' })).toMatchObject({ detail: 'timeout 1 s' });
    failing.remove();
    endless.remove();
  });
});

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path).flatMap((name) => {
    const below = join(path, name);
    return statSync(below).isDirectory() ? filesBelow(below) : [below];
  });

describe('the secrets of a channel', () => {
  const secret: Readonly<Partial<Record<ChannelKind, Readonly<Record<string, string>>>>> = {
    webhook: { url: `https://127.0.0.1:1/${planted}`, secret: planted },
    slack: { url: `https://127.0.0.1:1/services/${planted}` },
    discord: { url: `https://127.0.0.1:1/api/webhooks/${planted}` },
    telegram: { token: `1:${planted}`, chat: '1', server: 'https://127.0.0.1:1' },
    ntfy: { topic: planted, token: planted, server: 'https://127.0.0.1:1' },
    gotify: { token: planted, server: 'https://127.0.0.1:1' },
    dingtalk: { url: `https://127.0.0.1:1/?access_token=${planted}`, secret: planted },
    feishu: { url: `https://127.0.0.1:1/${planted}`, secret: planted },
    wecom: { url: `https://127.0.0.1:1/?key=${planted}` },
    bark: { key: planted, server: 'https://127.0.0.1:1' },
    serverchan: { key: `SCT${planted.replaceAll('-', '')}`, server: 'https://127.0.0.1:1' },
    email: { to: 'a@example.org', host: '127.0.0.1', port: '1', user: 'a@example.org', password: planted },
  };

  it.each(Object.entries(secret))('turn up nowhere: %s', async (kind, fields) => {
    const { channels } = notifications();
    const saved = await channels.save({ channel: kind as ChannelKind, fields });
    notifications().raise({ code: 'needs-you', subject });
    await notifications().tend();
    const tested = await channels.test(saved.id);
    expect(tested.delivered).toBe(false);
    const bare = planted.replaceAll('-', '');
    const told = JSON.stringify([saved, tested, channels.list(), notifications().list(), world.logged]);
    for (const one of [planted, bare]) {
      expect(told).not.toContain(one);
      for (const file of filesBelow(world.opened.folder)) expect(readFileSync(file).includes(one)).toBe(false);
    }
  });

  it('stay when a change leaves them out, and can be replaced', async () => {
    const { id } = await webhook();
    await notifications().channels.save({ id, channel: 'webhook', label: 'Other' });
    expect(await notifications().channels.test(id)).toMatchObject({ delivered: true, answer: '200 ok' });
    expect(server.received[0]?.path).toBe(`/${planted}`);
    await notifications().channels.save({ id, channel: 'webhook', fields: { url: `${server.url}/another` } });
    await notifications().channels.test(id);
    expect(server.received[1]?.path).toBe('/another');
  });

  it('that cannot be right are refused before they are stored', async () => {
    const wrong = notifications().channels.save({ channel: 'telegram', fields: { token: 'x y', colour: 'red' } });
    const refused = await failureOf(wrong);
    expect(refused).toMatchObject({
      code: 'credential.invalid',
      details: {
        fields: [
          { key: 'colour', problem: 'unknown' },
          { key: 'token', problem: 'format' },
          { key: 'chat', problem: 'missing' },
        ],
      },
    });
    expect(
      notifications()
        .channels.list()
        .map(({ channel }) => channel),
    ).toEqual(['system']);
  });
});
