/** Cosmos-Server: a LAN address with a port as host name, blocked ports, DNS at Cloudflare. */
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorities, profileFor } from '../../electron/engine/authorities/authorities.ts';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import type { CheckedName } from '../../shared/domain/identifiers.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { nameMessageOf, sentence } from '../../shared/i18n/index.ts';
import { contract, key } from '../contract/providers/cloudflare.stand-in.ts';
import { type Bind, startBind } from '../support/bind.ts';
import { type Pebble, startPebble } from '../support/pebble.ts';
import { policyFor } from '../support/profile.ts';
import { type Asked, type ProviderStandIn, startProviderStandIn, type Zones } from '../support/provider-stand-in.ts';
import {
  type Desk,
  findingsOf,
  openDesk,
  ordersAt,
  publishAt,
  type RecordChange,
  textsAt,
  toldOf,
} from '../support/scenario.ts';
import { describeWith } from '../support/tools.ts';
import { updateKey } from '../support/world.ts';

const letsEncrypt = { id: 'letsencrypt' };
const globalKey = '0123456789abcdef0123456789abcdef01234';
const day = 86_400_000;

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

describeWith(
  ['named', 'pebble', 'nsupdate', 'dig'],
  'a home server behind blocked ports, its DNS at Cloudflare',
  () => {
    const zones: Zones = new Map([['cosmos.test', []]]);
    const written: RecordChange[] = [];
    let bind: Bind;
    let pebble: Pebble;
    let api: ProviderStandIn;
    let desk: Desk;
    beforeAll(async () => {
      bind = await startBind({
        zones: [
          {
            name: 'cosmos.test',
            nameServers: ['ada.ns.cloudflare.com', 'bob.ns.cloudflare.com'],
            records: [
              'nas IN A 192.168.2.192',
              '_acme-challenge.proxied IN A 104.16.1.2',
              '*.parked IN CNAME parking.cosmos.test.',
            ],
          },
          { name: 'ns.cloudflare.com', records: ['ada IN A 127.0.0.1', 'bob IN A 127.0.0.1'] },
        ],
        keys: [updateKey],
      });
      const scoped = contract.routes(zones);
      // The old key opens everything that a token opens.
      const byEither = (asked: Asked) =>
        asked.header('x-auth-key') === globalKey ? scoped({ ...asked, header: () => `Bearer ${key}` }) : scoped(asked);
      api = await startProviderStandIn(
        toldOf(byEither, zones, (change) => {
          written.push(change);
          publishAt(bind, change);
        }),
      );
      // Nobody listens where Pebble calls for http-01 and tls-alpn-01: the ports are blocked.
      pebble = await startPebble({ dnsServer: bind.endpoint });
    });
    beforeEach(async () => {
      written.length = 0;
      desk = await openDesk();
    });
    afterEach(() => desk.remove());
    afterAll(async () => {
      await api?.close();
      await pebble?.stop();
      await bind?.stop();
    });

    const save = (fields: Readonly<Record<string, string>>) =>
      desk.handlers['credentials.save']({
        provider: 'cloudflare',
        label: 'cosmos',
        fields: { endpoint: api.endpoint, ...fields },
      });
    const policyOf = (names: readonly string[], proof: Parameters<typeof policyFor>[0]['proof']) =>
      policyFor({ names, authority: pebble, proof, resolvers: [bind.endpoint] });
    const byToken = async () =>
      ({ method: 'dns-01', provider: 'cloudflare', credentialId: (await save({ apiToken: key })).id }) as const;
    const told = async (names: readonly string[]) =>
      findingsOf(await desk.preflight(policyOf(names, await byToken()))).map(({ code, verdict, cause }) => [
        code,
        verdict,
        cause,
      ]);

    it('the global key is named as such in place of a token, and told to be too much where it is given as itself', async () => {
      const refused = await save({ apiToken: globalKey }).catch(toProblem);
      expect(refused).toMatchObject({ code: 'credential.invalid' });
      const reason = JSON.stringify('details' in refused ? refused.details : {});
      expect(reason).toContain('global-key');
      expect(sentence('en', 'reason.global-key')).toContain('make an API token for the zone instead');
      expect(sentence('zh', 'reason.global-key')).toMatch(/API令牌/);
      const old = await save({ email: 'you@cosmos.test', globalApiKey: globalKey });
      const look = (id: string) =>
        desk.handlers['credentials.test']({ id, name: 'nas.cosmos.test', resolvers: [bind.endpoint] });
      expect((await look(old.id)).findings).toContainEqual(expect.objectContaining({ code: 'too-broad' }));
      const scoped = await look((await byToken()).credentialId);
      expect(scoped.findings).toEqual([]);
      expect(scoped.steps.filter(({ ok }) => !ok)).toEqual([]);
      expect(zones.get('cosmos.test')).toEqual([]);
    });

    it('warns of a proxied place of proof and of a wildcard CNAME over it, and of nothing where all is well', async () => {
      expect(await told(['proxied.cosmos.test'])).toEqual([
        ['challenge-name-proxied', 'warning', 'cdn-proxy-interferes'],
      ]);
      expect(await told(['www.parked.cosmos.test'])).toEqual([
        ['wildcard-alias', 'warning', 'wildcard-cname-swallows-challenge'],
      ]);
      // The address of the service is inside, its ports are closed: neither plays a role for a DNS record.
      const report = await desk.preflight(policyOf(['nas.cosmos.test'], await byToken()));
      expect(findingsOf(report)).toEqual([]);
      const looked = report.checks.map(({ id }) => id);
      for (const id of ['addresses', 'line', 'port', 'firewall', 'reachable'] as const)
        expect(looked).not.toContain(id);
    });

    it('says of http-01 that the address leads inside only, and of an address by DNS that this cannot be', async () => {
      const http = policyOf(['nas.cosmos.test'], { method: 'http-01', port: pebble.httpPort });
      const report = await desk.preflight(http);
      expect(report.checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['addresses', 'port', 'reachable']));
      const address = await desk.preflight(policyOf(['127.0.0.1'], await byToken()));
      expect(findingsOf(address).map(({ code, verdict }) => [code, verdict])).toContainEqual([
        'address-over-dns',
        'blocks',
      ]);
    });

    it('after the names are changed, the next order holds exactly what was planned and no old name', async () => {
      const before = policyOf(['cosmos.test', 'old.cosmos.test'], { method: 'dns-01', provider: 'manual' });
      const waiting = desk.until(({ status, records }) => status === 'waiting' && records.length === 2);
      const { runId } = await desk.handlers['issuance.start']({ policy: before });
      await waiting;
      await desk.handlers['issuance.cancel']({ id: runId });

      const planned = ['cosmos.test', 'nas.cosmos.test', '*.apps.cosmos.test'];
      const after = policyOf(planned, await byToken());
      const report = await desk.preflight(after);
      expect(report.checks.find(({ id }) => id === 'names')?.evidence).toEqual(planned);
      const run = await desk.issue(after);
      expect(run).toMatchObject({ status: 'succeeded', warnings: [] });

      const orders = await ordersAt(desk, pebble);
      const names = orders.map(({ identifiers }) => identifiers.map(({ value }) => value).toSorted());
      expect(names).toHaveLength(2);
      expect(names).toContainEqual(['cosmos.test', 'old.cosmos.test']);
      expect(names).toContainEqual(planned.toSorted());
      const [certificate] = (await desk.handlers['certificates.list']({})).certificates;
      await desk.handlers['certificates.export']({ id: certificate?.id ?? '', format: 'pem' });
      const leaf = new X509Certificate(desk.delivered['cert.pem'] ?? '');
      expect(
        identifiersOf(leaf)
          .map(({ value }) => value)
          .toSorted(),
      ).toEqual(planned.toSorted());
      // It ends when the certificate says so, not a number of days from now.
      expect(certificate?.current?.notAfter).toBe(leaf.validToDate.toISOString());
      expect(written.filter(({ effect }) => effect === 'add').map(({ ttl }) => ttl)).toEqual([120, 120, 120]);
      expect(zones.get('cosmos.test')).toEqual([]);
      expect(textsAt(bind, '_acme-challenge.cosmos.test')).toEqual([]);
    });

    it('an address is signed for six days by the short-lived profile, its port left out of the order', async () => {
      const { identifiers } = await desk.handlers['names.check']({
        text: 'http://127.0.0.1:7351/',
        authority: { url: pebble.directoryUrl, rootPem: pebble.rootPem },
        keepAnyway: [],
      });
      expect(identifiers).toEqual([{ type: 'ip', value: '127.0.0.1' }]);
      const http = policyOf(['127.0.0.1'], { method: 'http-01', port: pebble.httpPort });
      expect(await desk.issue({ ...http, profile: 'shortlived' })).toMatchObject({ status: 'succeeded' });
      const [order] = await ordersAt(desk, pebble);
      expect(order?.identifiers).toEqual(identifiers);
      const [current] = (await desk.handlers['certificates.list']({})).certificates.map((one) => one.current);
      const life = Date.parse(current?.notAfter ?? '') - Date.parse(current?.notBefore ?? '');
      expect(Math.round(life / day)).toBe(6);
    });
  },
);
