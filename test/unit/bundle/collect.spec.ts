import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collectReport, type ReportOptions } from '../../../electron/engine/bundle/collect.ts';
import type { Material } from '../../../electron/engine/bundle/contents.ts';
import { passGate } from '../../../electron/engine/bundle/gate.ts';
import { needlesOf, secretsIn } from '../../../electron/engine/bundle/known-secrets.ts';
import { createNames } from '../../../electron/engine/bundle/names.ts';
import { cutMiddle, fitInto, largestReport, sizeOf } from '../../../electron/engine/bundle/size.ts';
import type { BundleFile } from '../../../shared/domain/diagnosis.ts';

const machine = { homeFolder: '/home/meiling', userName: 'meiling', hostName: 'ml-workshop' };
const digest = 'LPsIwTo7o8BoG0-vjCyGQGBWSVIPxI-i_X336eUOQZo';
const options: ReportOptions = { language: 'en', machine, secrets: [] };

const run = (over: Readonly<Record<string, unknown>> = {}): Material['runs'][number] => ({
  id: '8e5700ea-a4bf-41c7-8a77-e990661dcc6a',
  certificateId: 'c',
  identifiers: [{ type: 'dns', value: 'nas.example.org' }],
  authorityName: "Let's Encrypt",
  practice: false,
  status: 'failed',
  startedAt: '2026-11-20T10:00:00.000Z',
  steps: [],
  records: [
    {
      identifier: 'nas.example.org',
      challenge: 'dns-01',
      location: '_acme-challenge.nas.example.org',
      value: digest,
      zone: 'example.org',
      relativeName: '_acme-challenge.nas',
      state: 'written',
      servers: [{ server: 'ns1.example.org', address: '203.0.113.9', state: 'has' }],
    },
  ],
  warnings: [],
  ...over,
});

const material = (over: Partial<Material> = {}): Material => ({
  about: {
    madeAt: '2026-11-20T10:00:00.000Z',
    version: '1.0.0',
    host: 'web',
    system: { platform: 'linux', release: '6.1.0', architecture: 'x64' },
    node: '24.1.0',
    language: 'en',
    mode: 'real',
    vault: { state: 'open', kind: 'key-file', keychain: 'unknown' },
    counts: { certificates: 1 },
  },
  runs: [run()],
  authorities: { accounts: [] },
  credentials: { credentials: [] },
  log: [],
  ...over,
});

const textOf = (files: readonly BundleFile[], name: string): string =>
  files.find((file) => file.name === name)?.text ?? '';

describe('what a report holds', () => {
  it('names its files, README.txt first, and leaves out those there is nothing for', () => {
    const names = collectReport(material({ log: ['{"event":"x"}\n'], text: 'help' }), options).map(({ name }) => name);
    expect(names).toEqual([
      'README.txt',
      'about.json',
      'authorities.json',
      'credentials.json',
      'run-1.json',
      'log.txt',
      'text.txt',
    ]);
  });

  it('drops whatever its schemas do not name', () => {
    const files = collectReport(material({ runs: [run({ secretPlan: 'planted' })] }), options);
    expect(files.map(({ text }) => text).join('')).not.toContain('planted');
    expect(textOf(files, 'run-1.json')).toContain(digest);
  });

  it('keeps every JSON document one', () => {
    const warnings = [
      { code: 'internal', details: { message: '-----BEGIN PRIVATE KEY-----"}' }, retryable: false },
    ] as const;
    const files = collectReport(material({ runs: [run({ warnings })] }), { ...options, secrets: ['"x\\y"z'] });
    for (const { name, text } of files.filter((file) => file.name.endsWith('.json')))
      expect(() => JSON.parse(text), name).not.toThrow();
    expect(textOf(files, 'run-1.json')).not.toContain('BEGIN PRIVATE');
  });

  it('says what was taken out, and whether stored secrets were looked for', () => {
    const text = 'token=abc mei@example.org 192.168.1.7';
    const readme = textOf(collectReport(material({ text }), options), 'README.txt');
    expect(readme).toContain('e-mail addresses: 1');
    expect(readme).toContain('Every secret stored in the app was looked for');
    const locked = textOf(collectReport(material({ text }), { ...options, secrets: undefined }), 'README.txt');
    expect(locked).toContain('The stored secrets were locked');
    expect(textOf(collectReport(material({ text }), { ...options, language: 'zh' }), 'README.txt')).toContain(
      '邮箱地址：1处',
    );
  });

  it('finds at last what no pattern knows, and counts it', () => {
    const files = collectReport(material({ text: 'I typed swordfish, and c3dvcmRmaXNo' }), {
      ...options,
      secrets: ['swordfish'],
    });
    expect(textOf(files, 'text.txt')).toBe('I typed […], and […]');
    expect(textOf(files, 'README.txt')).toContain('taken out: 2');
  });

  it('replaces names everywhere by the same one', () => {
    const hide = { own: ['nas.example.org', 'example.org'], services: ['letsencrypt.org'] };
    const files = collectReport(
      material({ text: 'NAS.example.org and www.example.org-0001 at letsencrypt.org, 我的nas.example.org坏了' }),
      { ...options, hide },
    );
    const all = files.map(({ text }) => text).join('\n');
    expect(all).not.toMatch(/example\.org/i);
    expect(JSON.parse(textOf(files, 'run-1.json'))).toMatchObject({
      identifiers: [{ value: 'host-1.name-1.example' }],
      records: [{ location: '_acme-challenge.host-1.name-1.example', zone: 'name-1.example', value: digest }],
    });
    expect(textOf(files, 'run-1.json')).not.toContain('relativeName');
    expect(textOf(files, 'text.txt')).toMatch(
      /^host-1\.name-1\.example and www\.name-1\.example-0001 at letsencrypt\.org, /,
    );
  });

  it('stays below two megabytes, and says what is missing', () => {
    const line = `${'word '.repeat(20)}\n`;
    const files = collectReport(
      material({ log: Array.from({ length: 5_000 }, () => line.repeat(20)), text: line.repeat(90_000) }),
      options,
    );
    expect(files.reduce((sum, { text }) => sum + sizeOf(text), 0)).toBeLessThan(largestReport);
    expect(textOf(files, 'log.txt')).toMatch(/\[… \d+ lines left out …\]/);
    expect(textOf(files, 'text.txt')).toMatch(/\[… \d+ lines left out …\]/);
  });
});

describe('the last look', () => {
  const redactor = { personal: (text: string) => text };
  const looked = (text: string, secrets: readonly string[]): string =>
    passGate([{ name: 'a', text }], { needles: needlesOf(secrets), redactor, onFound: () => undefined })[0]?.text ?? '';

  it.each([
    ['as it is', 'x swordfish-77 x'],
    ['in hex', Buffer.from('swordfish-77').toString('hex')],
    ['in upper hex', Buffer.from('swordfish-77').toString('hex').toUpperCase()],
    ['in base64', Buffer.from('swordfish-77').toString('base64')],
    ['in base64 behind one letter', Buffer.from('aswordfish-77bcd').toString('base64')],
    ['in base64 behind two letters', Buffer.from('abswordfish-77cd').toString('base64')],
  ])('finds a stored secret %s', (_, text) => {
    expect(looked(text, ['swordfish-77'])).toContain('[…]');
  });

  it('finds those that need escaping in JSON and in addresses', () => {
    const secret = 'a"b\\c d/e';
    expect(looked(JSON.stringify({ x: secret }), [secret])).toBe('{"x":"[…]"}');
    expect(looked(`?k=${encodeURIComponent(secret)}`, [secret])).toBe('?k=[…]');
  });

  it('looks for short ones only where they stand alone', () => {
    expect(looked('abcd xabcdx abcd-e', ['abcd'])).toBe('[…] xabcdx abcd-e');
    expect(looked('no on', ['no'])).toBe('no on');
  });

  it.each(['ec', 'rsa'] as const)('knows every line and every private number of a key: %s', (kind) => {
    const { privateKey } =
      kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { d = '' } = privateKey.export({ format: 'jwk' });
    const lines = pem.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-'));
    for (const record of [pem, JSON.stringify({ key: pem })])
      for (const part of [...lines, d]) expect(looked(`cut ${part} out`, secretsIn(record))).toBe('cut […] out');
  });

  it('reads every field of a credential', () => {
    expect(secretsIn('{"a":"one","b":{"c":["two"]}}')).toEqual(['one', 'two']);
    expect(secretsIn('plain hmac\n')).toEqual(['plain hmac']);
  });
});

describe('names', () => {
  const names = createNames({
    own: ['nas.home.lan', '*.foo.co.uk', 'bücher.de', 'my.duckdns.org'],
    services: ['duckdns.org', 'ns.cloudflare.com'],
  });
  const hidden = (text: string): string => names.replaceIn(text, () => undefined);

  it('keep their shape: wildcard, labels with an underscore, what lies below what', () => {
    expect(hidden('*.foo.co.uk')).toBe('*.name-2.example');
    expect(hidden('_acme-challenge.a.foo.co.uk')).toMatch(/^_acme-challenge\.host-\d+\.name-2\.example$/);
    expect(hidden('bücher.de xn--bcher-kva.de')).toBe('name-3.example name-3.example');
    expect(hidden(hidden('nas.home.lan'))).toBe(hidden('nas.home.lan'));
  });

  it('leaves services, files and versions alone', () => {
    const text = 'kate.ns.cloudflare.com duckdns.org certbot.py README.md v1.2.3 e.g. index.ts';
    expect(hidden(text)).toBe(text);
  });

  it('takes in names that nobody told it of', () => {
    expect(hidden('other.person.net and router.fritz.box')).not.toMatch(/person|fritz/);
  });
});

describe('cutting', () => {
  it('keeps whole lines of both ends', () => {
    const cut = cutMiddle('first\n'.repeat(100) + 'last\n'.repeat(100), 400, (left) => `[${left}]`);
    expect(cut).toMatch(/^(first\n)+\[\d+\]\n(last\n)+$/);
  });

  it('gives up whole files only when logs are not enough', () => {
    const file = (name: string, size: number) => ({ name, text: 'x '.repeat(size / 2) });
    const fitted = fitInto(
      [file('a.json', 400), file('run-1.json', 400), file('run-2.json', 900), file('log.txt', 5000)],
      1500,
      () => '',
    );
    expect(fitted.leftOut).toEqual(['run-2.json']);
    expect(fitted.files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(1500);
  });
});
