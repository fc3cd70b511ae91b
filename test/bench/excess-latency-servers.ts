/** Name servers on port 53 of their own addresses, a resolver before the first, and the authority's own way in. */
import { type Bind, startBind } from '../support/bind.ts';
import { type DnsRelay, type ServerPlace, startDnsRelay } from '../support/dns-relay.ts';
import { freePort } from '../support/free-port.ts';
import { startKnot } from '../support/knot.ts';
import { updateKey } from '../support/world.ts';
import { type Ledger, lastServer, type Plan } from './excess-latency-plan.ts';

export const resolverEndpoint = '127.0.0.1:53';

const makers = [startBind, startKnot, startBind] as const;
export const mostServers = makers.length;

const addressOf = (index: number): string => `127.0.0.${11 + index}`;

export interface Servers {
  /** Where records are written: the servers themselves, past all counting. */
  readonly programs: readonly Bind[];
  /** Where the authority asks. */
  readonly authorityEndpoint: string;
  stop(): Promise<void>;
}

/**
 * Each server is a primary of its own copy, so that the bench decides when it has the record. The relays before them
 * count; the servers' own ports are for writing and for seeing that what was written is served.
 */
export const startServers = async (plans: readonly Plan[], ledger: Ledger): Promise<Servers> => {
  const count = Math.max(...plans.map((plan) => plan.order.length));
  const hosts = Array.from({ length: count }, (_, index) => `ns${index + 1}.example.test`);
  const parent = { name: 'example.test', records: hosts.map((host, index) => `${host}. IN A ${addressOf(index)}`) };
  const zones = [parent, ...plans.map(({ zone }) => ({ name: zone }))].map((zone) => ({ ...zone, nameServers: hosts }));
  const options = { zones, keys: [updateKey] };
  const programs = await Promise.all(makers.slice(0, count).map((start) => start(options)));
  const programAt = (index: number): ServerPlace => {
    const program = programs[index];
    if (program === undefined) throw new Error(`no name server number ${index}`);
    return program;
  };
  const authorityPort = await freePort();
  const byZone = new Map(plans.map((plan) => [plan.zone, plan]));
  const relays = await Promise.all([
    ...programs.map((_, index) => startCounter(index, programAt(index), ledger)),
    startDnsRelay({ address: '127.0.0.1', port: 53, target: () => programAt(0), onQuestion: () => undefined }),
    startDnsRelay({
      ...{ address: '127.0.0.1', port: authorityPort },
      // Who answers the challenge too early is refused.
      target: (name) => programAt(lastOf(byZone.get(zoneOf(name)))),
      onQuestion: ({ name, type, at }) => {
        if (type === 'TXT' && !ledger.looked.has(name)) ledger.looked.set(name, at);
      },
    }),
  ]);
  return {
    programs,
    authorityEndpoint: `127.0.0.1:${authorityPort}`,
    stop: async () => {
      await Promise.all([...relays, ...programs].map((one) => one.stop()));
    },
  };
};

const lastOf = (plan: Plan | undefined): number => (plan === undefined ? 0 : lastServer(plan));

/** The labels before `example.test` are one for the order, and others inside it. */
const zoneOf = (name: string): string => name.split('.').slice(-3).join('.');

const startCounter = (server: number, program: ServerPlace, ledger: Ledger): Promise<DnsRelay> =>
  startDnsRelay({
    ...{ address: addressOf(server), port: 53 },
    target: () => program,
    onQuestion: (question) => {
      const zone = zoneOf(question.name);
      const asked = ledger.asked.get(zone) ?? [];
      asked.push({ ...question, server });
      ledger.asked.set(zone, asked);
    },
  });
