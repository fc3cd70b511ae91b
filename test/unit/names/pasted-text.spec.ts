import { describe, expect, it } from 'vitest';
import { nameProblemCodes, type SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { isBlocked, refusalOfAddress, refusalOfName } from './authority-rules.ts';
import { addresses } from './table/addresses.ts';
import { disguises } from './table/disguises.ts';
import { emoji } from './table/emoji.ts';
import { forebodings } from './table/forebodings.ts';
import { international } from './table/international.ts';
import { labels } from './table/labels.ts';
import { links } from './table/links.ts';
import { lists } from './table/lists.ts';
import { mail } from './table/mail.ts';
import { notPublic } from './table/not-public.ts';
import { overlaps } from './table/overlaps.ts';
import { ownAuthority } from './table/own-authority.ts';
import { rightToLeft } from './table/right-to-left.ts';
import { scripts } from './table/scripts.ts';
import type { AuthorityKind, Theme } from './table/theme.ts';
import { wildcards } from './table/wildcards.ts';
import { without } from './table/without.ts';

const letsEncrypt: SigningPolicy = { publicTrust: true, wildcards: true, addresses: 'short-lived', maxNames: 100 };
const policies: Readonly<Record<AuthorityKind, SigningPolicy>> = {
  public: letsEncrypt,
  private: { ...letsEncrypt, publicTrust: false, addresses: 'yes' },
  limited: { ...letsEncrypt, wildcards: false, addresses: 'no' },
};

const themes: readonly Theme[] = [
  ...[links, mail, lists, overlaps, disguises, international, emoji, rightToLeft, scripts, wildcards],
  ...[addresses, notPublic, labels, forebodings, ownAuthority, without],
];

const verdictOf = (pasted: string, { authority, examples }: Theme) => {
  const { names, identifiers } = checkNames(pasted, policies[authority]);
  const said = names.map(({ problems, suggestion }) => {
    const codes = problems.map(({ code }) => code).filter((code) => examples || code !== 'example-domain');
    return (codes.join(' ') || 'fine') + (suggestion === undefined ? '' : ` → ${suggestion}`);
  });
  return { identifiers: identifiers.map(({ value }) => value), said: said.join(' / ') };
};

describe.each(themes.map((theme) => [theme.title, theme] as const))('%s', (_, theme) => {
  it.each(theme.rows)('%j', (pasted, identifiers, said) => {
    expect(verdictOf(pasted, theme)).toEqual({ identifiers, said });
  });
});

describe('the table', () => {
  const rows = themes.flatMap((theme) => theme.rows.map((row) => ({ theme, row })));

  it('holds each input once for a kind of authority', () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(new Set(rows.map(({ theme, row }) => `${theme.authority} ${row[0]}`)).size).toBe(rows.length);
  });

  it('shows every code that there is', () => {
    const shown = new Set(rows.flatMap(({ row }) => row[2].split(' ')));
    expect(nameProblemCodes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('judges as the authority itself would', () => {
    const others = rows
      .filter(({ theme }) => theme.authority === 'public')
      .flatMap(({ row }) => checkNames(row[0], letsEncrypt).names)
      .filter(({ kind, ascii, ok }) => {
        const refused = kind === 'ip' ? refusalOfAddress(ascii) : refusalOfName(ascii);
        return ok !== (refused === undefined && !isBlocked(ascii));
      });
    expect(others.map(({ ascii }) => ascii)).toEqual([]);
  });
});
