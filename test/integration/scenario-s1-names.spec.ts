/** Cosmos-Server, first half: an address of the local network, with a port, where a host name belongs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorities, profileFor } from '../../electron/engine/authorities/authorities.ts';
import type { CheckedName } from '../../shared/domain/identifiers.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { nameMessageOf, sentence } from '../../shared/i18n/index.ts';
import { policyFor } from '../support/profile.ts';
import { type Desk, openDesk } from '../support/scenario.ts';

const letsEncrypt = { id: 'letsencrypt' };

describe('names as they are pasted, before anything is ordered', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.remove());
  const check = (text: string, authority = letsEncrypt) =>
    desk.handlers['names.check']({ text, authority, keepAnyway: [] });
  const only = async (text: string): Promise<CheckedName> => {
    const { names } = await check(text);
    const [name] = names;
    if (name === undefined || names.length > 1) throw new Error(JSON.stringify(names));
    return name;
  };
  const refusalOf = ({ problems }: CheckedName) => problems.find(({ severity }) => severity === 'refusal');

  it.each([
    ['192.168.2.192:7351', 'private-address', /a name works/i],
    ['http://192.168.2.192:7351/cosmos-ui/', 'private-address', /a name works/i],
    ['cosmos.local', 'special-use-name', /use a name under a domain that you own/i],
    ['nas.lan', 'special-use-name', /use a name under a domain that you own/i],
    ['nas.internal:443', 'special-use-name', /use a name under a domain that you own/i],
    ['cosmos', 'single-label', /such as nas\.example\.org/],
    ['nas.mydomian.orgg', 'unknown-suffix', /check the spelling/i],
  ])('%s is refused with the reason and with what would do instead, in both languages', async (text, code, way) => {
    const name = await only(text);
    const refusal = refusalOf(name);
    expect({ ok: name.ok, code: refusal?.code }).toEqual({ ok: false, code });
    if (refusal === undefined) return;
    const english = nameMessageOf(refusal, 'en', { value: name.value });
    const chinese = nameMessageOf(refusal, 'zh', { value: name.value });
    expect(`${english.title} ${english.explanation}`).toMatch(way);
    expect(`${chinese.title} ${chinese.explanation}`).toMatch(/\p{Script=Han}/u);
  });

  it('for the LAN address the way out is a name of their own domain, proven by DNS without an open port', async () => {
    const { names, identifiers } = await check('https://cosmos.mydomain.org/，192.168.2.192:7351');
    const lan = names[1];
    expect(lan).toMatchObject({ value: '192.168.2.192', kind: 'ip', included: false, suggestion: 'nas.mydomain.org' });
    expect(lan?.problems.map(({ code }) => code)).toEqual(['port-ignored', 'private-address']);
    expect(identifiers).toEqual([{ type: 'dns', value: 'cosmos.mydomain.org' }]);
    const refusal = lan && refusalOf(lan);
    if (refusal === undefined) throw new Error('not refused');
    expect(nameMessageOf(refusal, 'en').explanation).toMatch(
      /A name works, and with proof by DNS it needs no open port/,
    );
    expect(nameMessageOf(refusal, 'zh').explanation).toMatch(/DNS.*端口/);
  });

  it('shows what it understood of links, ports, lists with any comma, final dots, wildcards and Unicode', async () => {
    const { names, identifiers } = await check(' http://MyDomain.org:7351/cosmos-ui/，*.mydomain.org. ; bücher.de\n');
    expect(identifiers.map(({ value }) => value)).toEqual(['mydomain.org', '*.mydomain.org', 'xn--bcher-kva.de']);
    expect(
      names.map(({ problems }) => problems.filter(({ severity }) => severity === 'note').map(({ code }) => code)),
    ).toEqual([
      ['scheme-removed', 'path-removed', 'port-ignored', 'lowercased'],
      expect.arrayContaining(['trailing-dot-removed', 'wildcard-needs-dns']),
      ['idn-converted'],
    ]);
  });

  it.each([
    { type: 'ip', value: '192.168.2.192' },
    { type: 'dns', value: '192.168.2.192:7351' },
  ] as const)('$value as $type never becomes an order, an account or a run', async (identifier) => {
    const policy = {
      ...policyFor({
        names: ['placeholder.org'],
        authority: { directoryUrl: 'https://127.0.0.1:9/dir', rootPem: '' },
        proof: { method: 'http-01' },
      }),
      identifiers: [identifier],
      authority: letsEncrypt,
    };
    expect(await desk.handlers['issuance.start']({ policy }).catch(toProblem)).toMatchObject({ code: 'names.refused' });
    expect(await desk.handlers['runs.list']({})).toEqual({ runs: [] });
    expect(await desk.handlers['accounts.list']({})).toEqual({ accounts: [] });
  });

  it('a public address is offered for six days, over HTTP or TLS, where the authority signs addresses', async () => {
    const address = await only('http://93.184.216.34:8080');
    expect(address).toMatchObject({ ok: true, included: true, value: '93.184.216.34' });
    expect(address.problems.map(({ code }) => code)).toContain('ip-short-lived');
    const identifiers = [{ type: 'ip' as const, value: '93.184.216.34' }];
    const { options } = await desk.handlers['proof.options']({ identifiers, authority: letsEncrypt });
    expect([...new Set(options.filter(({ available }) => available).map(({ method }) => method))]).toEqual([
      'http-01',
      'tls-alpn-01',
    ]);
    expect(options.filter(({ method }) => method === 'dns-01').map(({ reasons }) => reasons)).toEqual([
      ['not-for-addresses'],
      ['not-for-addresses'],
    ]);
    const known = authorities.find(({ id }) => id === 'letsencrypt');
    expect(known && profileFor(known, { identifiers })).toBe('shortlived');
    const { names } = await check('93.184.216.34', { id: 'zerossl' });
    expect(names[0]?.problems.map(({ code }) => code)).toEqual(['ip-unsupported']);
  });

  it('with a DNS record no port of the service matters, and that is what is recommended and said', async () => {
    const identifiers = [{ type: 'dns' as const, value: 'nas.mydomain.org' }];
    const { options } = await desk.handlers['proof.options']({ identifiers, authority: letsEncrypt });
    const best = options.find(({ recommended }) => recommended);
    expect(best).toMatchObject({ method: 'dns-01', byHand: false });
    expect(best?.reasons).toContain('recommended-no-open-port');
    expect(best?.reasons.filter((reason) => reason.startsWith('needs-port'))).toEqual([]);
    expect(sentence('en', 'proof.reason.recommended-no-open-port')).toContain('no open port is needed');
    expect(sentence('zh', 'proof.reason.recommended-no-open-port')).toContain('不必开放端口');
    expect(options.find(({ method }) => method === 'http-01')?.reasons).toContain('needs-port-80');
    expect(options.find(({ method }) => method === 'tls-alpn-01')?.reasons).toContain('needs-port-443');
  });

  it.each([
    [
      'acme: error: 400 :: POST :: https://acme-v02.api.letsencrypt.org/acme/new-order :: urn:ietf:params:acme:error:rejectedIdentifier :: Error creating new order :: Cannot issue for "192.168.2.192:7351": Domain name contains an invalid character',
      'identifier-has-port-or-url',
    ],
    ['Identifier type is DNS but value is an IP address', 'ip-identifier-needs-profile'],
  ])('the refusal of the authority leads back to the names: %s', async (text, cause) => {
    const [first] = (await desk.handlers['diagnosis.text']({ text })).causes;
    expect(first?.id).toBe(cause);
    expect(first?.fixes.map(({ action }) => action)).toContain('edit-names');
    const plan = await desk.handlers['fixes.plan']({
      action: 'edit-names',
      cause,
      subject: { kind: 'none' },
      detail: {},
    });
    expect(plan).toMatchObject({ kind: 'go', place: 'names' });
  });
});
