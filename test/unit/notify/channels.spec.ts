import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fields, ToldNotice, Words } from '../../../electron/engine/notify/channel.ts';
import { channels } from '../../../electron/engine/notify/channels/index.ts';
import { send } from '../../../electron/engine/notify/send.ts';
import { type ChannelKind, channelDescriptorSchema, channelKinds } from '../../../shared/domain/notifications.ts';
import { failureOf } from '../../support/failure-of.ts';
import { type MessageReceiver, type ReceiverAnswer, startMessageReceiver } from '../../support/message-receiver.ts';

const now = Date.parse('2026-11-28T10:00:00.500Z');
const words: Words = { language: 'en', title: 'nas_1 <needs> you & more', text: 'Line *one*.\nLine two.', now };
const notice: ToldNotice = {
  id: 'n1',
  code: 'needs-you',
  severity: 'warning',
  subject: { certificateId: 'c1', name: 'nas.example.org', runId: 'r1' },
  detail: { count: '2' },
  at: '2026-11-28T09:00:00Z',
  updatedAt: '2026-11-28T10:00:00Z',
};

let server: MessageReceiver;
beforeEach(async () => {
  server = await startMessageReceiver();
});
afterEach(() => server.close());

/** openssl, so that nothing of ours judges ours. */
const hmac = (key: string, text: string, form: 'hex' | 'base64'): string => {
  const options = [
    'dgst',
    '-sha256',
    '-mac',
    'HMAC',
    '-macopt',
    `hexkey:${Buffer.from(key).toString('hex')}`,
    '-binary',
  ];
  return execFileSync('openssl', options, { input: text }).toString(form);
};

const deliver = (kind: ChannelKind, fields: Fields) => send(channels[kind], notice, words, fields, undefined);
const sent = () => {
  const [first] = server.received;
  if (first === undefined) throw new Error('nothing was received');
  const url = new URL(first.path, server.url);
  return {
    ...first,
    pathname: url.pathname,
    query: Object.fromEntries(url.searchParams),
    json: JSON.parse(first.body),
  };
};

const plain = 'nas_1 <needs> you & more\n\nLine *one*.\nLine two.';
const secretPath = '/hooks/planted-channel-secret';

/** What each service is sent, word for word as its documentation has it. */
const expected: readonly (readonly [ChannelKind, () => Fields, () => unknown])[] = [
  [
    'slack',
    () => ({ url: `${server.url}/services/T0/B0/X` }),
    () => ({
      path: '/services/T0/B0/X',
      body: {
        text: 'nas_1 &lt;needs&gt; you &amp; more',
        blocks: [
          {
            type: 'section',
            text: { type: 'mrkdwn', text: '*nas_1 &lt;needs&gt; you &amp; more*\nLine *one*.\nLine two.' },
          },
        ],
      },
    }),
  ],
  [
    'discord',
    () => ({ url: `${server.url}/api/webhooks/1/x` }),
    () => ({
      path: '/api/webhooks/1/x',
      body: {
        embeds: [{ title: words.title, description: words.text, color: 0xd98a00 }],
        allowed_mentions: { parse: [] },
      },
    }),
  ],
  [
    'telegram',
    () => ({ token: '1:abc', chat: '-100', server: server.url }),
    () => ({
      path: '/bot1:abc/sendMessage',
      body: { chat_id: '-100', text: plain, link_preview_options: { is_disabled: true }, disable_notification: false },
    }),
  ],
  [
    'ntfy',
    () => ({ topic: 'certs', server: server.url, token: 'tk_1' }),
    () => ({
      path: '/',
      authorization: 'Bearer tk_1',
      body: { topic: 'certs', title: words.title, message: words.text, priority: 4, tags: ['warning'] },
    }),
  ],
  [
    'gotify',
    () => ({ server: `${server.url}/push/`, token: 'A1' }),
    () => ({
      path: '/push/message',
      'x-gotify-key': 'A1',
      body: { title: words.title, message: words.text, priority: 5 },
    }),
  ],
  [
    'wecom',
    () => ({ url: `${server.url}/cgi-bin/webhook/send?key=k` }),
    () => ({ path: '/cgi-bin/webhook/send?key=k', body: { msgtype: 'text', text: { content: plain } } }),
  ],
  [
    'bark',
    () => ({ key: 'abcdefgh', server: server.url }),
    () => ({
      path: '/push',
      body: { device_key: 'abcdefgh', title: words.title, body: words.text, group: 'Certwright', level: 'active' },
    }),
  ],
  [
    'serverchan',
    () => ({ key: 'SCT1abc', server: server.url }),
    () => ({
      path: '/SCT1abc.send',
      body: { title: words.title, desp: 'nas_1 <needs> you & more\n\nLine *one*.\n\nLine two.' },
    }),
  ],
];
const accepted: Readonly<Partial<Record<ChannelKind, ReceiverAnswer>>> = {
  telegram: { body: '{"ok":true,"result":{}}' },
  wecom: { body: '{"errcode":0,"errmsg":"ok"}' },
  dingtalk: { body: '{"errcode":0,"errmsg":"ok"}' },
  feishu: { body: '{"code":0,"msg":"success","data":{}}' },
  bark: { body: '{"code":200,"message":"success","timestamp":1}' },
  serverchan: { body: '{"code":0,"message":"","data":{}}' },
  discord: { status: 204, body: '' },
};

describe('a message', () => {
  it.each(expected)('by %s is what its documentation asks for', async (kind, fields, wanted) => {
    server.answer(() => accepted[kind] ?? {});
    await deliver(kind, fields());
    const { path, headers, json, method } = sent();
    const told = Object.fromEntries(
      ['authorization', 'x-gotify-key'].flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    );
    expect(method).toBe('POST');
    expect(headers['content-type']).toContain('application/json');
    expect({ path, ...told, body: json }).toEqual(wanted());
  });

  it('by webhook carries all facts, the time, and a signature over both', async () => {
    await deliver('webhook', { url: `${server.url}/h`, secret: 's3cret' });
    const { headers, body, json } = sent();
    expect(json).toEqual({
      version: 1,
      id: 'n1',
      code: 'needs-you',
      severity: 'warning',
      title: words.title,
      text: words.text,
      at: '2026-11-28T10:00:00Z',
      certificate: { id: 'c1', name: 'nas.example.org' },
      run: 'r1',
      detail: { count: '2' },
    });
    expect(headers['x-certwright-timestamp']).toBe('1795860000');
    expect(headers['x-certwright-signature']).toBe(`sha256=${hmac('s3cret', `1795860000.${body}`, 'hex')}`);
  });

  it('by webhook without a secret is not signed', async () => {
    await deliver('webhook', { url: `${server.url}/h` });
    expect(sent().headers['x-certwright-signature']).toBeUndefined();
  });

  it('by DingTalk is signed in its address, in milliseconds', async () => {
    server.answer(() => accepted.dingtalk ?? {});
    await deliver('dingtalk', { url: `${server.url}/robot/send?access_token=t`, secret: 'SECabc' });
    const { query, json, pathname } = sent();
    expect(pathname).toBe('/robot/send');
    expect(query).toEqual({
      access_token: 't',
      timestamp: String(now),
      sign: hmac('SECabc', `${now}\nSECabc`, 'base64'),
    });
    expect(json).toEqual({ msgtype: 'text', text: { content: `${plain}\n\nCertwright` } });
  });

  it('by Feishu is signed in its body, in seconds, under time and secret', async () => {
    server.answer(() => accepted.feishu ?? {});
    await deliver('feishu', { url: `${server.url}/open-apis/bot/v2/hook/h`, secret: 'abc' });
    expect(sent().json).toEqual({
      timestamp: '1795860000',
      sign: hmac('1795860000\nabc', '', 'base64'),
      msg_type: 'text',
      content: { text: `${plain}\n\nCertwright` },
    });
  });

  it('by ServerChan 3 goes to the address that its key tells', () => {
    const { serverchan } = channels;
    const url = serverchan.kind === 'http' ? serverchan.render(notice, words, { key: 'sctp42tabc' }).url : '';
    expect(url).toBe('https://42.push.ft07.com/send/sctp42tabc.send');
  });

  it('that is too long is shortened to what the service takes', async () => {
    server.answer(() => accepted.wecom ?? {});
    const long: Words = { ...words, text: '证书'.repeat(2_000) };
    await send(channels.wecom, notice, long, { url: `${server.url}/x` }, undefined);
    const { content } = sent().json.text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2_048);
    expect(content.endsWith('…')).toBe(true);
  });
});

const refusals: readonly (readonly [ChannelKind, Fields, ReceiverAnswer, string])[] = [
  ['dingtalk', {}, { body: '{"errcode":310000,"errmsg":"sign not match"}' }, 'notify.wrong-credentials'],
  ['dingtalk', {}, { body: '{"errcode":130101,"errmsg":"send too fast"}' }, 'notify.rate-limited'],
  ['dingtalk', {}, { body: '<html>not the service</html>' }, 'notify.rejected'],
  ['feishu', {}, { body: '{"code":19021,"msg":"sign match fail"}' }, 'notify.wrong-credentials'],
  ['feishu', {}, { body: '{"code":9499,"msg":"Bad Request"}' }, 'notify.rejected'],
  ['wecom', {}, { body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, 'notify.wrong-credentials'],
  ['wecom', {}, { body: '{"errcode":45009,"errmsg":"api freq out of limit"}' }, 'notify.rate-limited'],
  [
    'bark',
    { key: 'planted-channel-secret' },
    { status: 400, body: '{"code":400,"message":"failed to get device token"}' },
    'notify.wrong-credentials',
  ],
  [
    'serverchan',
    { key: 'SCTplantedchannelsecret' },
    { status: 400, body: '{"code":40001,"message":"bad key"}' },
    'notify.wrong-credentials',
  ],
  [
    'telegram',
    { token: '1:planted-channel-secret', chat: '1' },
    { status: 401, body: '{"ok":false,"error_code":401,"description":"Unauthorized"}' },
    'notify.wrong-credentials',
  ],
  [
    'telegram',
    { token: '1:planted-channel-secret', chat: '1' },
    { status: 400, body: '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}' },
    'notify.rejected',
  ],
  ['slack', {}, { status: 404, body: 'no_service' }, 'notify.wrong-credentials'],
  ['slack', {}, { status: 400, body: 'invalid_payload' }, 'notify.rejected'],
  ['discord', {}, { status: 404, body: '{"message":"Unknown Webhook","code":10015}' }, 'notify.wrong-credentials'],
  ['discord', {}, { status: 429, headers: { 'retry-after': '2' }, body: '{"retry_after":1.5}' }, 'notify.rate-limited'],
  [
    'ntfy',
    { topic: 'planted-channel-secret' },
    { status: 403, body: '{"code":40301,"error":"forbidden"}' },
    'notify.wrong-credentials',
  ],
  [
    'gotify',
    { token: 'planted-channel-secret' },
    { status: 401, body: '{"error":"Unauthorized"}' },
    'notify.wrong-credentials',
  ],
  ['webhook', {}, { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'notify.rejected'],
  ['webhook', {}, { status: 500, body: 'hooks/planted-channel-secret broke' }, 'notify.rejected'],
];

describe('a refusal', () => {
  it.each(refusals)(
    'of %s is understood whatever its status, and its words hold no secret',
    async (kind, given, answer, code) => {
      server.answer(() => answer);
      const fields = { url: `${server.url}${secretPath}`, server: server.url, ...given };
      const problem = await failureOf(deliver(kind, fields));
      expect(problem.code).toBe(code);
      expect(JSON.stringify(problem)).not.toMatch(/planted-?channel-?secret/);
      expect(problem.details).toMatchObject({ channel: kind, endpoint: server.url, cause: 'notify-webhook-rejected' });
    },
  );

  it('that says when to come back is remembered', async () => {
    server.answer(() => ({ status: 429, headers: { 'retry-after': '120' }, body: '{}' }));
    const problem = await failureOf(deliver('webhook', { url: `${server.url}/h` }));
    expect(Date.parse(problem.retryAt ?? '') - Date.now()).toBeGreaterThan(100_000);
  });

  it('of the connection names the server and no more', async () => {
    await server.close();
    const problem = await failureOf(deliver('webhook', { url: `${server.url}${secretPath}` }));
    expect(problem).toMatchObject({
      code: 'notify.unreachable',
      details: { endpoint: server.url, detail: 'ECONNREFUSED' },
    });
    server = await startMessageReceiver();
  });
});

describe('every channel', () => {
  it.each(channelKinds)('is described whole: %s', (kind) => {
    const { descriptor, checks = {} } = channels[kind];
    expect(channelDescriptorSchema.parse(descriptor)).toEqual(descriptor);
    expect(descriptor.id).toBe(kind);
    const keys = descriptor.fields.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(checks).filter((key) => !keys.includes(key))).toEqual([]);
    for (const { en, zh } of [descriptor.summary, ...descriptor.fields.map(({ help }) => help)]) {
      expect(en).toMatch(/\.$/);
      expect(zh).toMatch(/。$/);
    }
  });
});
