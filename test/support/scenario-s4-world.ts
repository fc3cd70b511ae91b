/**
 * The world of scenario S4, for a process in a network of its own: a zone at DNSPod's name servers, its API, resolvers
 * that lie, and operators of DNS over HTTPS inside and outside China. Nothing in it is known to the application.
 */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet';
import { exchange } from '../../electron/engine/dns/exchange.ts';
import { contract, refusal } from '../contract/providers/tencentcloud.stand-in.ts';
import { reply } from '../unit/dns/scripted-server.ts';
import { type Bind, startBind } from './bind.ts';
import { startDnsRelay } from './dns-relay.ts';
import { startDohServer } from './doh-server.ts';
import { listenOnPort53 } from './port-53.ts';
import { type Asked, type ProviderStandIn, type Reply, startProviderStandIn, type Zones } from './provider-stand-in.ts';
import { publishAt, toldOf } from './scenario.ts';
import { makeTlsIdentity } from './tls-identity.ts';
import { updateKey } from './world.ts';

/** The resolver that /etc/resolv.conf names. */
export const proxyResolver = '198.18.0.2';
/** Takes every question and keeps it. */
const hole = '198.18.0.3';
export const nameServers = ['203.0.113.53', '203.0.113.54'] as const;
/** AliDNS and Cloudflare, at the addresses by which everybody knows them. */
const operators = { china: '223.5.5.5', world: '1.1.1.1' } as const;
export const loopbackAddresses = [proxyResolver, hole, ...nameServers, ...Object.values(operators)].map(
  (address) => `${address}/32`,
);

/** What DNSPod says to a request whose signature it does not take. */
export const signatureFailure = refusal('AuthFailure.SignatureFailure', '请求签名验证失败，请检查您的签名计算是否正确');

export interface S4World {
  readonly bind: Bind;
  readonly zones: Zones;
  readonly api: ProviderStandIn;
  /** PEM of who vouches for the operators of DNS over HTTPS; this process trusts it already. */
  readonly operatorsRootPem: string;
  /** How the resolver of this machine answers. */
  lie: 'silence' | 'fake' | 'invented';
  /** What of the DNS can be reached: port 53, or only the operator of one region by HTTPS. */
  reach: 'port-53' | keyof typeof operators;
  /** Comes before the API's own answer. */
  before: ((action: string, asked: Asked) => Reply | undefined) | undefined;
  /** After each change of the zone. */
  changed: (() => void) | undefined;
  stop(): Promise<void>;
}

export const startS4World = async (): Promise<S4World> => {
  const identity = await makeTlsIdentity({ names: ['dns.alidns.com', 'cloudflare-dns.com'] });
  // Operators are trusted as every web site is.
  setDefaultCACertificates([...getCACertificates('default'), identity.rootPem]);
  const bind = await startBind({ zones: zonesServed, keys: [updateKey] });
  const zones: Zones = new Map([['example.test', []]]);
  const answer = toldOf(contract.routes(zones), zones, (change) => {
    publishAt(bind, change);
    world.changed?.();
  });
  const api = await startProviderStandIn(
    (asked) => world.before?.(asked.header('x-tc-action'), asked) ?? answer(asked),
  );
  const world: S4World = {
    ...{ bind, zones, api, operatorsRootPem: identity.rootPem },
    ...{ lie: 'silence', reach: 'port-53', before: undefined, changed: undefined },
    stop: async () => {
      await api.close();
      await bind.stop();
    },
  };
  await listenOnPort53(proxyResolver, (question) => answerOfProxy(question, world));
  await listenOnPort53(hole, async () => undefined);
  const target = () => (world.reach === 'port-53' ? bind : { address: hole, port: 53 });
  for (const address of [...nameServers, operators.china])
    await startDnsRelay({ address, port: 53, target, onQuestion: () => undefined });
  await startOperators(world, identity);
  return world;
};

const served = { nameServers: ['f1g1ns1.dnspod.net', 'f1g1ns2.dnspod.net'] };
const zonesServed = [
  { ...served, name: 'test', records: served.nameServers.map((host) => `example IN NS ${host}.`) },
  { ...served, name: 'example.test', records: ['nas IN A 127.0.0.1'] },
  {
    ...served,
    name: 'dnspod.net',
    records: nameServers.map((address, index) => `f1g1ns${index + 1} IN A ${address}`),
  },
  // By these the audit of resolvers knows a lie.
  { ...served, name: 'alidns.com', records: ['dns IN A 223.5.5.5'] },
  { ...served, name: 'one.one.one.one', records: ['@ IN A 1.1.1.1'] },
  { ...served, name: 'example.com' },
];

const answerOfProxy = async (question: DecodedPacket, { lie, bind }: S4World): Promise<Packet | undefined> => {
  if (lie === 'silence') return undefined;
  const { name = '', type } = question.questions?.[0] ?? {};
  if (lie === 'fake')
    return reply(question, { flags: 0, answers: type === 'A' ? [{ type, name, ttl: 1, data: '198.18.0.7' }] : [] });
  const truth = await ask(question, bind);
  const denied = ((truth.flags ?? 0) & 0x0f) === 3 && type === 'A';
  return denied ? reply(question, { flags: 0, answers: [{ type, name, ttl: 60, data: '203.0.113.9' }] }) : truth;
};

const ask = async (question: DecodedPacket, { address, port }: Bind): Promise<Packet> => {
  const heard = await exchange({ endpoint: { address, port }, message: encode(question), accepts: () => true });
  return heard.kind === 'silent' ? reply(question, { rcode: 2 }) : { ...decode(heard.message), id: question.id ?? 0 };
};

const startOperators = async (world: S4World, identity: Awaited<ReturnType<typeof makeTlsIdentity>>): Promise<void> => {
  for (const region of ['china', 'world'] as const)
    await startDohServer(
      (question) => (world.reach === region || world.reach === 'port-53' ? ask(question, world.bind) : 'silence'),
      { address: operators[region], identity },
    );
};
