/** What the export screen offers, and the password it makes. */
import { describe, expect, it } from 'vitest';
import { choiceFor, givesKey, latelyUsed, placeGroups } from '../../../renderer/features/export/choices.ts';
import { makePassword, strengthOf } from '../../../renderer/features/export/password.ts';
import { choiceOf, destinationIds, destinations } from '../../../shared/domain/destinations.ts';
import { packOf } from '../../../shared/i18n/packs.ts';

const found = (search: string) => placeGroups(search, []).flatMap(({ ids }) => ids);

describe('the list of places', () => {
  it('has all of them by family, and those used last on top', () => {
    expect(found('').length).toBe(destinationIds.length);
    const [first] = placeGroups('', ['iis:2016', 'nginx', 'iis:2019', 'gone:1']);
    expect(first).toEqual({ family: 'recent', ids: ['iis', 'nginx'] });
  });

  it.each([
    ['nginx', 'nginx'],
    ['反向代理', 'nginx'],
    ['群晖', 'synology'],
    ['DSM', 'synology'],
    ['远程桌面', 'remote-desktop'],
    ['aliyun', 'alibaba'],
    ['server 2012', 'iis'],
    ['spring boot', 'java-keystore'],
  ] as const)('finds by %s', (search, id) => {
    expect(found(search)).toContain(id);
  });

  it('finds nothing by what nothing is called, and shows no empty family', () => {
    expect(placeGroups('netware', [])).toEqual([]);
    expect(placeGroups('synology', ['nginx']).map(({ family }) => family)).toEqual(['storage']);
  });

  it('opens a place in the version it was used in last', () => {
    expect(choiceFor('iis', ['nginx', 'iis:2016', 'iis:2019']).variant.id).toBe('2016');
    expect(choiceFor('iis', []).variant.id).toBe('2019');
    expect(latelyUsed(['a', 'b', 'c', 'd'], 'c')).toEqual(['c', 'a', 'b', 'd']);
    expect(latelyUsed(['a', 'b', 'c', 'd'], 'e')).toEqual(['e', 'a', 'b', 'c']);
  });

  it('says of each version what it is handed', () => {
    const keys = destinationIds.flatMap((id) => destinations[id].variants.map(givesKey));
    expect(
      keys.filter((key) => packOf('en').sentences[key] === undefined || packOf('zh').sentences[key] === undefined),
    ).toEqual([]);
    expect(givesKey(choiceFor('java-keystore', []).variant)).toBe('export-page.gives.jks');
    expect(givesKey(choiceFor('synology', []).variant)).toBe('export-page.gives.three');
    expect(choiceOf('nginx')?.variant).toBe(choiceFor('nginx', []).variant);
  });
});

describe('a password that is made', () => {
  it('is long, of letters and digits that look like no other, and new each time', () => {
    const made = new Set(Array.from({ length: 50 }, () => makePassword()));
    expect(made.size).toBe(50);
    for (const password of made) expect(password).toMatch(/^[a-km-np-zA-HJ-NP-Z2-9]{24}$/);
  });

  it('is no longer than the target takes', () => {
    expect(makePassword(12).length).toBe(12);
  });

  it('draws again where a byte would favour the first letters', () => {
    const bytes = [[255, 254, 0, 1], [2]];
    const drawn = makePassword(3, (into) => into.fill(255).set(bytes.shift() ?? []));
    expect(drawn).toBe('abc');
  });

  it('is strong, even for the old encryption', () => {
    expect(strengthOf(makePassword(), true)).toBe('strong');
  });
});

describe('a password that is typed', () => {
  it.each([
    ['', 'weak'],
    ['12345678', 'weak'],
    ['password12', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['kettle-4-Moon', 'strong'],
    ['mondkessel7', 'fair'],
  ] as const)('%s is %s', (password, strength) => {
    expect(strengthOf(password, false)).toBe(strength);
  });

  it('has to be better for the old encryption', () => {
    expect(strengthOf('mondkessel7', true)).toBe('weak');
  });
});
