/**
 * The practice world: an ACME authority and a name server that live in this process, on loopback only. Load it by
 * `import()`: nothing of it belongs in a run against a real authority.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fail } from '../../../shared/errors/problem.ts';
import { type Clock, systemClock } from '../ports/index.ts';
import { startAcmeServer } from './acme-server/server.ts';
import { openAuthority } from './authority.ts';
import type { RecordEditor } from './dns-records.ts';
import { type DnsServer, startDnsServer } from './dns-server.ts';
import { createZoneStore, serverAddress, type ZoneStore } from './dns-zones.ts';
import { createFaults, type InitialFaults, type SandboxFaults } from './faults.ts';

export type { SandboxRecord } from './dns-records.ts';
export type { FaultRule, SandboxFaults, SandboxOperation } from './faults.ts';

export interface SandboxOptions {
  /** Keeps the root certificate and its key, so that earlier practice certificates still verify; else in memory. */
  readonly folder?: string;
  readonly clock?: Clock;
  /** 0, the default, takes a free port. */
  readonly acmePort?: number;
  readonly dnsPort?: number;
  /** Where http-01 validation connects, on 127.0.0.1; 80 unless told, 0 picks a free port for the answering side to use. */
  readonly httpPort?: number;
  /** The same for tls-alpn-01; 443 unless told. */
  readonly tlsPort?: number;
  /** Zone cuts other than the last two labels of a name. */
  readonly zones?: readonly string[];
  /** Key id to HMAC key (base64url). With any, new accounts must be bound to one (RFC 8555 §7.3.4). */
  readonly externalAccounts?: Readonly<Record<string, string>>;
  /** A second root signs the intermediate too, and every certificate has an alternate chain. */
  readonly alternateRoot?: boolean;
  readonly faults?: InitialFaults;
  /** How many name servers there can be; 1 unless told. */
  readonly nameServers?: number;
  /** Another directory under the same root, with faults of its own. */
  readonly secondAuthority?: boolean;
}

/** The name server's records are written by the methods of RecordEditor; the practice provider does it that way too. */
export interface Sandbox extends RecordEditor {
  readonly directoryUrl: string;
  readonly second?: { readonly directoryUrl: string; readonly faults: SandboxFaults };
  /** Trust this for the HTTPS connection to the directory. */
  readonly rootPem: string;
  /** Trust this for what the authority issues. The same root signs both. */
  readonly issuingRootPem: string;
  readonly alternateRootPem?: string;
  /** `127.0.0.1:port`, UDP and TCP. */
  readonly dnsEndpoint: string;
  /** Addresses that name servers are said to have, with where they really are. */
  readonly nameServers: ReadonlyMap<string, string>;
  /** May be changed at any time; see `SandboxOptions.httpPort`. */
  httpPort: number;
  tlsPort: number;
  readonly faults: SandboxFaults;
  /** Ends both servers and everything under way; a second call waits for the first. */
  close(): Promise<void>;
}

/** `host.port-in-use` for a port that was asked for and is taken; `storage.failed` for an unusable folder. */
export const openSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const clock = options.clock ?? systemClock;
  const faults = createFaults(options.faults);
  const zones = createZoneStore({ clock, behaviour: faults, ...(options.zones ? { zones: options.zones } : {}) });
  const authority = await openAuthority(options);
  const dns = await startDnsServer({ zones, behaviour: faults, port: options.dnsPort ?? 0 }).catch(
    portTaken(options.dnsPort),
  );
  const followers = await startFollowers({ zones, faults, clock, count: (options.nameServers ?? 1) - 1 });
  const ports = {
    http: options.httpPort === 0 ? await freeTcpPort() : (options.httpPort ?? 80),
    tls: options.tlsPort === 0 ? await freeTcpPort() : (options.tlsPort ?? 443),
  };
  const directory = {
    authority,
    clock,
    dnsPort: dns.port,
    httpPort: () => ports.http,
    tlsPort: () => ports.tls,
    externalAccounts: new Map(
      Object.entries(options.externalAccounts ?? {}).map(([id, key]) => [id, Buffer.from(key, 'base64url')]),
    ),
  };
  const closeDns = () => Promise.all([dns, ...followers].map((server) => server.close()));
  const acme = await startAcmeServer({ ...directory, faults, port: options.acmePort ?? 0 }).catch(
    async (thrown: unknown) => {
      await closeDns();
      return portTaken(options.acmePort)(thrown);
    },
  );
  const secondFaults = createFaults();
  const second = options.secondAuthority ? await startAcmeServer({ ...directory, faults: secondFaults }) : undefined;
  let closing: Promise<void> | undefined;
  return {
    directoryUrl: acme.directoryUrl,
    ...(second === undefined ? {} : { second: { directoryUrl: second.directoryUrl, faults: secondFaults } }),
    rootPem: authority.rootPem,
    issuingRootPem: authority.rootPem,
    ...(authority.alternateRootPem === undefined ? {} : { alternateRootPem: authority.alternateRootPem }),
    dnsEndpoint: `127.0.0.1:${dns.port}`,
    nameServers: new Map(followers.map(({ port }, index) => [serverAddress(index + 1), `127.0.0.1:${port}`])),
    get httpPort() {
      return ports.http;
    },
    set httpPort(port) {
      ports.http = port;
    },
    get tlsPort() {
      return ports.tls;
    },
    set tlsPort(port) {
      ports.tls = port;
    },
    faults,
    setTxt: zones.setTxt,
    removeTxt: zones.removeTxt,
    setCname: zones.setCname,
    removeCname: zones.removeCname,
    records: zones.records,
    put: zones.put,
    take: zones.take,
    close: () => {
      closing ??= Promise.all([acme.close(), second?.close(), closeDns()]).then(() => undefined);
      return closing;
    },
  };
};

interface FollowerParts {
  readonly zones: Pick<ZoneStore, 'answer'>;
  readonly faults: SandboxFaults;
  readonly clock: Clock;
  readonly count: number;
}

/** The second name server and those after it: each may be behind the first, or say nothing. */
const startFollowers = ({ zones, faults, clock, count }: FollowerParts): Promise<readonly DnsServer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      startDnsServer({
        zones: {
          answer: (name, type) => {
            const { lag, since } = faults.servers[index + 1] ?? { lag: 0, since: 0 };
            // What was there when it began to be slow, it has.
            return zones.answer(name, type, Math.min(lag, Math.max(0, clock.now().getTime() - since)));
          },
        },
        behaviour: {
          get dns() {
            return faults.servers[index + 1]?.silent === true ? 'silent' : faults.dns;
          },
        },
      }),
    ),
  );

const freeTcpPort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof bound === 'object' && bound ? bound.port : 0;
};

const portTaken =
  (port: number | undefined) =>
  (thrown: unknown): never => {
    const taken = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';
    if (taken && port !== undefined) throw fail('host.port-in-use', { port }, { cause: thrown });
    throw thrown;
  };
