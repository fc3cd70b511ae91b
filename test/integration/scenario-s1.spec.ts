/** Cosmos-Server, second half: blocked ports, DNS at Cloudflare, names that change. The first is scenario-s1-names. */
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import { toProblem } from '../../shared/errors/problem.ts';
import { sentence } from '../../shared/i18n/index.ts';
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

const globalKey = '0123456789abcdef0123456789abcdef01234';
const day = 86_400_000;

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
              'closed IN A 127.0.0.9',
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

    it('says of http-01 that the port is closed, and of an address by DNS that this cannot be', async () => {
      const report = await desk.preflight(
        policyOf(['closed.cosmos.test'], { method: 'http-01', port: pebble.httpPort }),
      );
      expect(findingsOf(report)).toContainEqual(
        expect.objectContaining({ check: 'reachable', method: 'http-01', cause: 'port80-unreachable' }),
      );
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
      const withdrawn = desk.ended(runId);
      await desk.handlers['issuance.cancel']({ id: runId });

      const planned = ['cosmos.test', 'nas.cosmos.test', '*.apps.cosmos.test'];
      const after = policyOf(planned, await byToken());
      const report = await desk.preflight(after);
      expect(report.checks.find(({ id }) => id === 'names')?.evidence).toEqual(planned);
      const run = await desk.issue(after);
      expect(run).toMatchObject({ status: 'succeeded', warnings: [] });

      // The order with the old name was given back, so the authority lists it no more.
      const orders = await ordersAt(desk, pebble);
      expect(orders.map(({ url }) => url)).toEqual([run.orderUrl]);
      expect(orders.flatMap(({ identifiers }) => identifiers.map(({ value }) => value)).toSorted()).toEqual(
        planned.toSorted(),
      );
      expect((await withdrawn).orderUrl).not.toBe(run.orderUrl);
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
