/** A port of this machine, opened in its firewall, at the router, or both; for one run or for good. */
import type { FixChange, FixPlan } from '../../../shared/domain/fixes.ts';
import { addressKind } from '../dns/address-kind.ts';
import type { Repair } from '../ports/index.ts';
import type { Draft, FixCase, FixStep, Planner } from './fix.ts';
import type { Mapper } from './port-mapper.ts';
import { afterwards } from './run-again.ts';

interface Ports {
  /** What the authority calls. */
  readonly outer: number;
  /** Where we listen. */
  readonly inner: number;
}

interface Ways {
  readonly firewall: Repair | undefined;
  readonly router: { readonly mapper: Mapper; readonly gateway: string; readonly address: string } | undefined;
}

/** Seconds. A run seldom takes longer; should it crash, the router closes the port by itself. */
const forOneRun = 7200;
/** Routers grant so much at most; it is asked for again before that is over. */
const forLong = 7 * 86_400;

const spans = ['until-done', 'keep'] as const;
type Span = (typeof spans)[number];
const ways = ['firewall-and-router', 'firewall', 'router'] as const;
type Way = (typeof ways)[number];

export const planPort: Planner = async (of) => {
  const ports = portsOf(of);
  const found = await waysOf(of, ports);
  const open = ways.filter((way) => applies(way, found));
  const [first] = open;
  if (first === undefined) return { kind: 'words', values: byHand(of, ports) };
  const { choice } = of.asked;
  // Nobody who knows only how long has to know where.
  const possible = of.policy === undefined ? (['keep'] as const) : spans;
  const span = possible.find((one) => choice === one || choice?.endsWith(`:${one}`) === true);
  const way = open.find((one) => choice?.startsWith(`${one}:`) === true) ?? first;
  return span === undefined
    ? { kind: 'choose', options: optionsOf(open, possible) }
    : planWay(of, { ports, found, way, span });
};

/** Titles differ in what is chosen. Without a certificate in view there is no end of its run to wait for. */
const optionsOf = (open: readonly Way[], possible: readonly Span[]): Extract<FixPlan, { kind: 'choose' }>['options'] =>
  open.flatMap((way, index) =>
    possible.map((span, first) => ({
      id: `${way}:${span}`,
      ...(open.length === 1
        ? { label: `fix.option.${span}`, sentence: `fix.option.${way}` }
        : { label: `fix.option.${way}.${span}`, sentence: `fix.option.${way}` }),
      recommended: index === 0 && first === 0,
    })),
  );

const applies = (way: Way, { firewall, router }: Ways): boolean => {
  if (way === 'firewall-and-router') return firewall !== undefined && router !== undefined;
  return (way === 'firewall' ? firewall : router) !== undefined;
};

const planWay = (
  of: FixCase,
  { ports, found, way, span }: { readonly ports: Ports; readonly found: Ways; readonly way: Way; readonly span: Span },
): Draft => {
  const { repair } = of.world;
  const firewall = way === 'router' ? undefined : found.firewall;
  const router = way === 'firewall' ? undefined : found.router;
  const mapped = { outerPort: ports.outer, innerPort: ports.inner };
  const keep = span === 'keep';
  const seconds = keep ? forLong : forOneRun;
  const then = afterwards(of);
  const changes: FixChange[] = [
    ...(firewall?.commands ?? []).map(
      (command): FixChange => ({ kind: 'command', line: repair.lineOf(command), elevated: command.elevated }),
    ),
    ...(router === undefined
      ? []
      : [{ kind: 'mapping', ...router.mapper, ...mapped, seconds: keep ? 0 : seconds } as const]),
  ];
  const steps: FixStep[] = [
    ...(firewall === undefined ? [] : [{ kind: 'commands', repair: firewall } as const]),
    ...(router === undefined ? [] : [{ kind: 'mapping', ...router, ...mapped, seconds, keep } as const]),
  ];
  return {
    kind: 'do',
    undo: span === 'until-done' ? 'until-done' : 'yes',
    changes: [...changes, ...then.changes],
    steps: [...steps, ...then.steps],
  };
};

/** RFC 8555 §8.3, RFC 8737 §3: always these, whatever port is listened on. */
const portsOf = ({ policy, asked }: FixCase): Ports => {
  const proof = [policy?.proof, ...(policy?.fallbackProofs ?? [])].find(
    (one) => one?.method === 'http-01' || one?.method === 'tls-alpn-01',
  );
  if (proof?.method === 'tls-alpn-01') return { outer: 443, inner: proof.port ?? 443 };
  if (proof?.method === 'http-01') return { outer: 80, inner: proof.port ?? 80 };
  const told = Number(asked.detail.port);
  const port = Number.isInteger(told) && told > 0 && told < 65_536 ? told : 80;
  return { outer: port, inner: port };
};

const waysOf = async ({ world, signal }: FixCase, { inner }: Ports): Promise<Ways> => {
  const { network, repair, mapper } = world;
  const firewalls = await network.firewalls(inner, signal);
  const closed = firewalls.length === 0 || firewalls.some(({ verdict }) => verdict === 'closed');
  const gateway = await network.gateway(signal);
  const addresses = network.addresses().filter(({ address }) => address.includes('.'));
  // A public address of its own is called without the router having to forward anything.
  const inside = !addresses.some(({ address }) => addressKind(address) === 'public');
  const own = addresses.find(({ device }) => device === gateway?.device)?.address;
  const [firewall, found] = await Promise.all([
    closed ? repair.openPort(inner, signal) : undefined,
    gateway === undefined || own === undefined || !inside ? undefined : mapper.find(gateway.address, signal),
  ]);
  return {
    firewall: firewall === undefined || firewall.commands.length === 0 ? undefined : firewall,
    router:
      found === undefined || gateway === undefined || own === undefined
        ? undefined
        : { mapper: found, gateway: gateway.address, address: own },
  };
};

const byHand = ({ world: { network } }: FixCase, { outer, inner }: Ports): string[] => {
  const own = network.addresses().map(({ address }) => address);
  const inner4 = own.filter((address) => address.includes('.'));
  return inner4.length === 0 ? [`TCP ${outer}`] : inner4.map((address) => `TCP ${outer} → ${address}:${inner}`);
};
