import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fields } from '../../electron/engine/notify/channel.ts';
import type { ChannelTest } from '../../shared/domain/notifications.ts';
import { messageOf } from '../../shared/i18n/index.ts';
import { runCli } from '../support/cli.ts';
import { type MailServer, mailAccount, mailServerNeeds, startMailServer } from '../support/mail-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeTlsIdentity } from '../support/tls-identity.ts';
import { describeWith } from '../support/tools.ts';

/** The client is a process of its own, which trusts the test's root as Node is told to: by NODE_EXTRA_CA_CERTS. */
describeWith(mailServerNeeds, 'mail through a real server', () => {
  const folder = tempFolder('certwright-mail-');
  const at = (name: string) => join(folder.path, name);
  const profile = at('profile');
  let server: MailServer;
  beforeAll(async () => {
    const identity = await makeTlsIdentity();
    writeFileSync(at('root.pem'), identity.rootPem);
    server = await startMailServer(at('server'), identity);
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  const account = { host: 'localhost', to: 'me@example.test', user: mailAccount.user, password: mailAccount.password };
  const trusted = { NODE_EXTRA_CA_CERTS: at('root.pem') };

  const test = async (
    fields: Fields,
    env: Readonly<Record<string, string>> = trusted,
  ): Promise<{ readonly code: number | null; readonly result: ChannelTest }> => {
    const added = await runCli(profile, ['notify', 'add', 'email', '--fields', '-', '--vault', 'key-file', '--json'], {
      input: JSON.stringify({ ...account, ...fields }),
    });
    expect(added.stderr).not.toContain(mailAccount.password);
    const { channel } = added.json<{ readonly channel: { readonly id: string } }>();
    const { code, ...tested } = await runCli(profile, ['notify', 'test', channel.id, '--json'], { env });
    expect(tested.stdout + tested.stderr).not.toContain(mailAccount.password);
    return { code, result: tested.json<ChannelTest>() };
  };

  it('arrives after STARTTLS and a log-in, and the server’s words are told', async () => {
    const { code, result } = await test({ port: String(server.ports.starttls) });
    expect([code, result.delivered]).toEqual([0, true]);
    expect(result.answer).toMatch(/^250 2\.0\.0 Ok: queued as/);
    expect(server.mailbox()).toContain('messages about your certificates arrive here');
    const mail = server.mailbox();
    expect(mail).toContain('Subject: [Certwright] A test message from Certwright');
    expect(mail).toMatch(/^From: me@example\.test$/m);
    expect(server.log()).toMatch(/"login": "(PLAIN|LOGIN)", "fits": true, "port": "starttls"/);
  });

  it('arrives in Chinese as it was written', async () => {
    const added = await runCli(profile, ['notify', 'add', 'email', '--fields', '-', '--json'], {
      input: JSON.stringify({ ...account, port: String(server.ports.starttls) }),
    });
    const { channel } = added.json<{ readonly channel: { readonly id: string } }>();
    const { code } = await runCli(profile, ['notify', 'test', channel.id, '--json'], {
      env: { ...trusted, LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(code).toBe(0);
    const encoded = Buffer.from('证书匠').toString('base64').slice(0, 8);
    expect(server.mailbox()).toContain(encoded);
  });

  it('arrives over TLS from the first byte', async () => {
    const { result } = await test({ port: String(server.ports.tls), encryption: 'tls' });
    expect(result).toMatchObject({ delivered: true });
    expect(server.mailbox()).toContain('A test message from Certwright');
  });

  const refused: readonly (readonly [string, () => Fields, Readonly<Record<string, string>>, string, number])[] = [
    [
      'a wrong password',
      () => ({ port: String(server.ports.starttls), password: 'not-this-one' }),
      trusted,
      'notify.wrong-credentials',
      3,
    ],
    ['no STARTTLS', () => ({ port: String(server.ports.plain) }), trusted, 'notify.no-starttls', 4],
    [
      'a certificate that nobody trusts',
      () => ({ port: String(server.ports.starttls) }),
      {},
      'notify.tls-untrusted',
      4,
    ],
    [
      'a server whose name nobody knows',
      () => ({ port: String(server.ports.starttls), host: 'mail.invalid' }),
      trusted,
      'notify.unreachable',
      4,
    ],
    [
      'TLS from the first byte where it begins in the clear',
      () => ({ port: String(server.ports.starttls), encryption: 'tls' }),
      trusted,
      'notify.wrong-encryption',
      4,
    ],
    [
      'a receiver elsewhere',
      () => ({ port: String(server.ports.starttls), to: 'you@example.org' }),
      trusted,
      'notify.rejected',
      4,
    ],
    ['nobody at the port', () => ({ port: '1' }), trusted, 'notify.unreachable', 4],
  ];
  it.each(refused)('tells of %s by its name', async (_what, fields, env, code, exit) => {
    const before = server.mailbox();
    const { code: ended, result } = await test(fields(), env);
    expect(result.problem).toMatchObject({ code, details: { channel: 'email', cause: 'notify-smtp-failed' } });
    expect(ended).toBe(exit);
    const { problem } = result;
    for (const language of ['en', 'zh'] as const)
      if (problem !== undefined) expect(messageOf(problem, language).explanation).not.toMatch(/\{\{|undefined/);
    expect(server.mailbox()).toBe(before);
  });

  it('never gives the password to a server without encryption', () => {
    expect(server.log()).not.toContain('"port": "plain"');
  });
});
