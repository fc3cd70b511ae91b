import { describe, expect, it } from 'vitest';
import { entriesOf, type PaletteFacts, settingPlaces } from '../../../renderer/features/palette/entries.ts';
import { prepare, search, usedLately } from '../../../renderer/features/palette/search.ts';
import { causes } from '../../../shared/domain/causes.ts';
import type { CertificateView } from '../../../shared/domain/certificates.ts';
import { shortcutOf } from '../../../shared/domain/shortcuts.ts';

const certificate = (name: string): CertificateView => ({
  id: name,
  name,
  identifiers: [{ type: 'dns', value: name }],
  authority: { id: 'practice', name: 'Practice', trusted: false },
  proof: { method: 'http-01' },
  credentialIds: [],
  keyType: 'ec256',
  status: 'fine',
});

const facts: PaletteFacts = {
  language: 'en',
  host: 'web',
  mac: false,
  settings: { language: 'en', theme: 'light', practice: true, welcomed: true, keepInTray: true, toldOfTray: false },
  paused: false,
  lockable: false,
  certificates: [certificate('nas.example.org'), certificate('www.example.org')],
};

const find = (text: string, change: Partial<PaletteFacts> = {}, recent: readonly string[] = []) =>
  search(prepare(entriesOf({ ...facts, ...change })), text, recent, 40);
const first = (text: string, change: Partial<PaletteFacts> = {}) => find(text, change).entries[0]?.id;

describe('what the palette finds', () => {
  it.each([
    ['renewals', 'screen renewals'],
    ['night', 'action palette.theme-dark'],
    ['nas', 'certificate nas.example.org'],
    ['dnssec', 'term dnssec'],
    ['appearance', 'setting setting-theme'],
    ['txt-name-wrong', 'cause txt-name-wrong'],
    ['ｎａｓ', 'certificate nas.example.org'],
    ['续期', 'screen renewals'],
    ['通配符', 'term wildcard'],
    ['中文', 'action language zh'],
  ])('%s leads to %s', (text, id) => {
    expect(first(text)).toBe(id.replace('action language', 'change language'));
  });

  it.each([
    ['settings', 'screen settings'],
    ['wildcard', 'term wildcard'],
    ['设置', 'screen settings'],
    ['暂停', 'action palette.pause'],
  ])('%s leads to %s in Chinese too', (text, id) => {
    expect(first(text, { language: 'zh' })).toBe(id);
  });

  it('an error type of ACME leads to its causes', () => {
    const found = find('urn:ietf:params:acme:error:caa').entries.map(({ id }) => id);
    const known = Object.entries(causes).flatMap(([id, { acmeTypes }]) =>
      acmeTypes.includes('caa') ? [`cause ${id}`] : [],
    );
    expect(found.toSorted()).toEqual(known.toSorted());
  });

  it('nothing, where nothing is called so', () => {
    expect(find('qqqq')).toEqual({ entries: [], count: 0 });
  });

  it('what was used lately comes first, unasked and among what fits', () => {
    const recent = ['certificate www.example.org', 'screen watch'];
    expect(
      find('', {}, recent)
        .entries.slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(recent);
    expect(
      find('example.org', {}, recent)
        .entries.slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['certificate www.example.org', 'certificate nas.example.org']);
    expect([find('key'), find('key', {}, ['screen dns'])].map(({ entries }) => entries[0]?.id)).toEqual([
      'action shortcuts.title',
      'screen dns',
    ]);
    expect(usedLately(recent, 'screen watch')).toEqual(['screen watch', 'certificate www.example.org']);
    expect(usedLately('12345678'.split(''), '9')).toHaveLength(8);
  });

  it('only what can be done now', () => {
    const offered = (change: Partial<PaletteFacts>) =>
      entriesOf({ ...facts, ...change }).flatMap(({ kind, id }) => (kind === 'action' ? [id] : []));
    expect(offered({})).not.toContain('action palette.lock');
    expect(offered({ lockable: true })).toContain('action palette.lock');
    expect(offered({ host: 'desktop' })).toContain('action palette.logs');
    expect(offered({})).not.toContain('action palette.theme-light');
    expect(offered({ paused: true })).toContain('action pause.resume');
    expect(entriesOf({ ...facts, settings: { ...facts.settings, practice: false } }).map(({ id }) => id)).not.toContain(
      'screen components',
    );
  });

  it('has one entry of each id, and one place for each setting', () => {
    for (const list of [entriesOf(facts).map(({ id }) => id), settingPlaces.map(({ place }) => place)])
      expect(list.filter((one, at) => list.indexOf(one) !== at)).toEqual([]);
  });

  it('answers a keystroke among ten thousand certificates within 100 ms', () => {
    const certificates = Array.from({ length: 10_000 }, (_, at) => certificate(`host-${at}.example.org`));
    const all = prepare(entriesOf({ ...facts, certificates }));
    const timed = (text: string): number => {
      const began = performance.now();
      expect(search(all, text, [], 40).count).toBeGreaterThan(0);
      return performance.now() - began;
    };
    // The best of five: what else the machine does is not looked at here.
    const texts = ['h', 'ho', 'example', 'host-99', 'host-9999'];
    const times = texts.map((text) => Math.min(...Array.from({ length: 5 }, () => timed(text))));
    expect(Math.max(...times)).toBeLessThan(100);
  });

  it('is opened by Ctrl+K alone', () => {
    const press = { code: 'KeyK', key: 'k', alt: false, shift: false, command: true };
    expect(shortcutOf(press)).toBe('palette');
    expect(shortcutOf({ ...press, shift: true })).toBeUndefined();
    expect(shortcutOf({ ...press, command: false })).toBeUndefined();
  });
});
