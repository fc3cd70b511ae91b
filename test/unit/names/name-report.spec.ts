import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameReportSchema, type SigningPolicy } from '../../../shared/domain/identifiers.ts';
import { checkNames, mostPieces } from '../../../shared/domain/names/check-names.ts';
import { ownTime } from '../../support/own-time.ts';

const policy: SigningPolicy = { publicTrust: true, wildcards: true, addresses: 'short-lived', maxNames: 100 };
const policies: readonly SigningPolicy[] = [
  policy,
  { ...policy, publicTrust: false, addresses: 'yes' },
  { ...policy, wildcards: false, addresses: 'no' },
];

describe('a whole list', () => {
  const text =
    'https://www.example.org:8443/login，http://192.168.2.192:7351; *.home.example.org\n' +
    'bücher.example.org.  files.home.example.org WWW.example.org';

  it('says what the next order asks for, and shows where each part was read', () => {
    const report = checkNames(text, policy);
    expect(report.identifiers).toEqual([
      { type: 'dns', value: 'www.example.org' },
      { type: 'dns', value: '*.home.example.org' },
      { type: 'dns', value: 'xn--bcher-kva.example.org' },
    ]);
    expect(
      report.names.map(({ typed, range, core, value, included, suggestion }) => ({
        same: text.slice(range.start, range.end) === typed,
        core: text.slice(core.start, core.end),
        value,
        included,
        suggestion,
      })),
    ).toEqual([
      { same: true, core: 'www.example.org', value: 'www.example.org', included: true, suggestion: undefined },
      { same: true, core: '192.168.2.192', value: '192.168.2.192', included: false, suggestion: 'nas.example.org' },
      {
        same: true,
        core: '*.home.example.org',
        value: '*.home.example.org',
        included: true,
        suggestion: 'home.example.org',
      },
      { same: true, core: 'bücher.example.org', value: 'bücher.example.org', included: true, suggestion: undefined },
      {
        same: true,
        core: 'files.home.example.org',
        value: 'files.home.example.org',
        included: false,
        suggestion: undefined,
      },
      { same: true, core: 'WWW.example.org', value: 'www.example.org', included: false, suggestion: undefined },
    ]);
    const said = report.names.map(({ problems }) => problems.filter(({ code }) => code !== 'example-domain').at(-1));
    expect(said).toEqual([
      { code: 'port-ignored', severity: 'note', values: { port: '8443' } },
      { code: 'private-address', severity: 'refusal', values: { use: 'private-use', range: '192.168.0.0/16' } },
      { code: 'wildcard-without-apex', severity: 'note', values: { apex: 'home.example.org' } },
      { code: 'idn-converted', severity: 'note', values: { ascii: 'xn--bcher-kva.example.org' } },
      { code: 'covered-by-wildcard', severity: 'note', values: { wildcard: '*.home.example.org' } },
      { code: 'duplicate', severity: 'note', values: { name: 'www.example.org' } },
    ]);
  });

  it('keeps a covered name if asked to, in either form', () => {
    const values = (keep: readonly string[]) =>
      checkNames('*.example.org bücher.example.org', policy, keep).identifiers.map(({ value }) => value);
    expect(values([])).toEqual(['*.example.org']);
    expect(values(['bücher.example.org'])).toEqual(['*.example.org', 'xn--bcher-kva.example.org']);
    expect(values(['xn--bcher-kva.example.org'])).toEqual(['*.example.org', 'xn--bcher-kva.example.org']);
  });

  it('knows that a wildcard stands for exactly one label', () => {
    expect(checkNames('*.example.org example.org a.b.example.org a.example.org', policy).identifiers).toEqual([
      { type: 'dns', value: '*.example.org' },
      { type: 'dns', value: 'example.org' },
      { type: 'dns', value: 'a.b.example.org' },
    ]);
  });

  it('names the covering wildcard in the form for people', () => {
    expect(checkNames('*.bücher.de www.bücher.de', policy).names[1]?.problems.at(-1)).toEqual({
      code: 'covered-by-wildcard',
      severity: 'note',
      values: { wildcard: '*.bücher.de' },
    });
  });

  it('does not call a name covered by a wildcard that cannot be signed', () => {
    const report = checkNames('*.example.org a.example.org', { ...policy, wildcards: false });
    expect(report.identifiers).toEqual([{ type: 'dns', value: 'a.example.org' }]);
  });

  it('suggests names under a domain that is the reader’s own, never under a provider’s', () => {
    const suggestion = (text: string) => checkNames(text, policy).names[0]?.suggestion;
    expect(suggestion('printer.local www.example.co.uk')).toBe('printer.example.co.uk');
    expect(suggestion('nas cloud.me.duckdns.org')).toBe('nas.me.duckdns.org');
    expect(suggestion('nas github.io')).toBeUndefined();
    expect(suggestion('192.168.1.2')).toBeUndefined();
    expect(suggestion('192.168.1.2 nas.example.org')).toBeUndefined();
  });

  it('does not repeat a password that was pasted in a link', () => {
    const [name] = checkNames('https://joe:hunter2@example.org/', policy).names;
    expect(JSON.stringify({ ...name, typed: '' })).not.toContain('hunter2');
  });
});

describe('far too much text', () => {
  const size = 10_000_000;
  const texts: Readonly<Record<string, string>> = {
    'a million names': 'n1.example.org '.repeat(size / 15),
    'one word': 'a'.repeat(size),
    'ideographs without an end': '中'.repeat(size),
    'long ideographic names': `${'中.'.repeat(120)}cn `.repeat(size / 243),
    'links with commas': 'http://a/,b'.repeat(size / 11),
    colons: `${'a'.repeat(1000)}:b `.repeat(size / 1003),
    brackets: `${']'.repeat(1000)} `.repeat(size / 1001),
    'no end of dots': '.'.repeat(size),
    'letters that look like others': `${'аррӏе.'.repeat(40)}com `.repeat(size / 244),
    'encoded labels that mean nothing': `${'xn--a.'.repeat(40)}com `.repeat(size / 244),
    'percent signs': `https://${'%41'.repeat(300)}/ `.repeat(size / 910),
    schemes: 'a://'.repeat(size / 4),
    stars: '*'.repeat(size),
    'a picture': 'iVBORw0KGgo=\u0000\u0001\ufffd'.repeat(size / 15),
  };

  it.each(Object.keys(texts))('%s: ten megabytes are read in a moment', (title) => {
    const text = texts[title] ?? '';
    expect(ownTime(() => checkNames(text, policy))).toBeLessThan(4000);
    const report = checkNames(text, policy);
    expect(report.names.length).toBeLessThanOrEqual(mostPieces);
    expect(JSON.stringify(report).length).toBeLessThan(4_000_000);
  });

  it('says how much was not looked at', () => {
    const report = checkNames('a.org '.repeat(mostPieces + 7), policy);
    expect([report.names.length, report.unread, report.identifiers.length]).toEqual([mostPieces, 7, 1]);
  });
});

const fragment = fc.oneof(
  fc.constantFrom(
    ...['example.org', 'www.', '*.', 'https://', ':443', '/x,y', '@', '。', '，', ' ', '\n', '192.168.1.1', '[::1]'],
    ...[
      'xn--',
      'ü',
      '中国',
      '\u200b',
      '\u200d',
      '"',
      '(',
      ']',
      '.',
      '-',
      '_',
      '2606:4700::1',
      'DNS:',
      '1.',
      '٣',
      '①',
      'A',
    ],
    ...['\ud800', '\udc00', '😀', '\u0308', 'ß', 'א', '...', '%', '\\', '//', 'nas', '.local', '.com'],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.domain(),
  fc.ipV6(),
  fc.ipV4Extended(),
  fc.webUrl(),
  fc.emailAddress(),
);
const pasted = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('gets a report that fits the contract, with offsets inside the text', () => {
    fc.assert(
      fc.property(pasted, fc.constantFrom(...policies), (text, anyPolicy) => {
        const report = checkNames(text, anyPolicy);
        expect(nameReportSchema.safeParse(report).success).toBe(true);
        let last = 0;
        for (const { typed, range, core, ok, included, problems } of report.names) {
          expect(text.slice(range.start, range.end).startsWith(typed)).toBe(true);
          expect(last <= range.start && range.start < range.end && range.end <= text.length).toBe(true);
          expect(range.start <= core.start && core.start <= core.end && core.end <= range.end).toBe(true);
          expect(ok).toBe(problems.every(({ severity }) => severity !== 'refusal'));
          expect(ok || !included).toBe(true);
          last = range.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('gives each identifier once, and the same ones when they are read again', () => {
    fc.assert(
      fc.property(pasted, fc.constantFrom(...policies), (text, anyPolicy) => {
        const { identifiers } = checkNames(text, anyPolicy);
        expect(new Set(identifiers.map(({ value }) => value)).size).toBe(identifiers.length);
        const again = checkNames(identifiers.map(({ value }) => value).join(' '), anyPolicy);
        expect(again.identifiers).toEqual(identifiers);
        expect(again.names.every(({ included }) => included)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('only suggests what would be signed', () => {
    fc.assert(
      fc.property(pasted, fc.constantFrom(...policies), (text, anyPolicy) => {
        for (const { suggestion } of checkNames(text, anyPolicy).names) {
          if (suggestion === undefined) continue;
          expect(checkNames(suggestion, anyPolicy).names.map(({ ok, included }) => [ok, included])).toEqual([
            [true, true],
          ]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads every ordinary domain of a link as the browser does', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
        expect(checkNames(link, policies[1] ?? policy).names[0]?.ascii).toBe(new URL(link).hostname);
      }),
    );
  });
});
