/**
 * An internet of a few name servers in a private network: a root, a top-level zone `test` that is signed, a validating
 * resolver, and zones below in every condition that name servers get into.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bindZones,
  delegations,
  type Host,
  hosts,
  hostsZone,
  knotZones,
  nameServers,
  signedByKnot,
  soa,
  zoneText,
} from './internet-zones.ts';
import { type Nsd, startKnotd, startNamed, startNsd } from './name-server-programs.ts';
import { hasPrivateNetworks, openPrivateNetwork, type PrivateNetwork, privateNetworkNeeds } from './private-network.ts';
import { type Program, startProgram } from './program.ts';
import { type SignedZone, signZone } from './signed-zones.ts';
import type { HttpsStandIn, StandIn } from './stand-in-worker.ts';
import { tempFolder } from './temp-folder.ts';

export const internetNeeds = [
  ...privateNetworkNeeds,
  ...['named', 'knotd', 'nsd', 'nsd-control', 'keymgr', 'nsupdate', 'dnssec-signzone'],
  ...(hasPrivateNetworks() ? [] : ['a kernel that lets users have networks']),
] as const;

export { hosts } from './internet-zones.ts';

export interface SmallInternet {
  readonly network: PrivateNetwork;
  /** One folder per server, by program. */
  readonly folder: string;
  readonly nsd: Nsd;
  /** DNS over HTTPS, in the order of the stand-ins. */
  readonly https: readonly HttpsStandIn[];
  /** A line of `nsupdate` at BIND, such as `add name 60 TXT value`. */
  update(line: string): void;
  zoneText(zone: string, servers: readonly Host[], records?: readonly string[]): string;
  stop(): Promise<void>;
}

const primary = (name: string, file: string): string =>
  `zone "${name}" { type primary; file "${file}"; notify explicit; also-notify { ${hosts.knot}; }; allow-update { any; }; allow-transfer { any; }; };`;

const writeZone = (folder: string, name: string, text: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name === '' ? 'root' : name}.zone`);
  writeFileSync(file, text);
  return file;
};

/** Signed by hand: too old, too new, and with a key but no signature. */
const signedByHand = (folder: string): readonly SignedZone[] => {
  const sign = (name: string, more: Partial<Parameters<typeof signZone>[0]>) =>
    signZone({ name, folder, text: zoneText(name, ['bind']), ...more });
  return [
    sign('expired.test', { begins: '20240101000000', ends: '20240201000000' }),
    sign('early.test', { begins: '20500101000000', ends: '20500201000000' }),
    sign('stripped.test', { keyOnly: true }),
  ];
};

const startBind = (network: PrivateNetwork, folder: string, signed: readonly SignedZone[]): Promise<Program> =>
  startNamed(
    { network, folder },
    {
      address: hosts.bind,
      settings: ['recursion no; dnssec-validation no;'],
      zones: [
        ...Object.entries(bindZones).map(([name, text]) => primary(name, writeZone(folder, name, text))),
        primary('odd.test', writeZone(folder, 'odd.test', zoneText('odd.test', ['bind']))),
        ...signed.map(({ name, file }) => `zone "${name}" { type primary; file "${file}"; };`),
      ],
    },
  );

const startKnot = async (network: PrivateNetwork, folder: string): Promise<Program> => {
  const algorithms = { ...signedByKnot, 'mismatch.test': 'ecdsap256sha256' } as const;
  const texts = {
    ...knotZones,
    ...Object.fromEntries(Object.keys(signedByKnot).map((name) => [name, zoneText(name, ['knot'])])),
  };
  return startKnotd(
    { network, folder },
    {
      addresses: [hosts.knot, hosts.lame],
      sections: [
        ...['remote:', '  - id: bind', `    address: ${hosts.bind}@53`],
        ...['acl:', '  - id: from-bind', `    address: ${hosts.bind}`, '    action: notify'],
        ...['policy:'],
        ...[...new Set(Object.values(algorithms))].flatMap((algorithm) => [
          `  - id: ${algorithm}`,
          `    algorithm: ${algorithm}`,
          '    single-type-signing: on',
        ]),
        ...['template:', '  - id: default', '    zonefile-sync: -1', '    journal-content: all', 'zone:'],
        ...['  - domain: lag.test', '    master: bind', '    acl: from-bind'],
        ...Object.entries(texts).flatMap(([name, text]) => [
          `  - domain: ${name}`,
          `    file: "${writeZone(folder, name, text)}"`,
          ...(name in algorithms
            ? ['    dnssec-signing: on', `    dnssec-policy: ${algorithms[name as keyof typeof algorithms]}`]
            : []),
        ]),
      ],
    },
  );
};

const startSecondary = (network: PrivateNetwork, folder: string): Promise<Nsd> => {
  mkdirSync(folder, { recursive: true });
  const file = writeZone(folder, 'six.test', zoneText('six.test', ['six']));
  return startNsd(
    { network, folder },
    {
      addresses: [hosts.nsd, hosts.six],
      zones: [
        ...['zone:', '  name: "six.test"', `  zonefile: "${file}"`],
        ...['zone:', '  name: "lag.test"', '  zonefile: "lag.test.zone"'],
        // Fetches a new version when it is told to, and not before.
        ...[`  request-xfr: AXFR ${hosts.bind} NOKEY`, `  allow-notify: ${hosts.root} NOKEY`],
      ],
    },
  );
};

/** DS records of zones that Knot signs; those of `mismatch.test` are for a key it does not have. */
const knotSigners = (network: PrivateNetwork, folder: string): readonly string[] => {
  const signers = (zone: string): readonly string[] =>
    network
      .run('keymgr', ['-c', join(folder, 'knot.conf'), zone, 'ds'])
      .trim()
      .split('\n')
      .filter((line) => line.includes(' 2 '))
      .map((line) => line.replace(' DS ', ' IN DS '));
  const strange = signers('mismatch.test').map((line) => line.replace(/[0-9a-f]{8}$/i, 'deadbeef'));
  return [...Object.keys(signedByKnot).flatMap(signers), ...strange];
};

const startRoot = (network: PrivateNetwork, folder: string, signers: readonly string[]) => {
  const test = signZone({
    name: 'test',
    folder,
    text: [
      zoneText('test', ['root']),
      ...Object.entries(delegations).flatMap(([zone, servers]) => nameServers(`${zone}.`, servers)),
      ...signers,
      'odd.test. IN DS 12345 250 2 0000000000000000000000000000000000000000000000000000000000000000',
      'hosts.test. IN NS root.hosts.test.',
      `root.hosts.test. IN A ${hosts.root}`,
      '',
    ].join('\n'),
  });
  const root = [
    ...soa(''),
    ...nameServers('@', ['root']),
    ...nameServers('test.', ['root']),
    `root.hosts.test. A ${hosts.root}`,
    '',
  ];
  const zones = [
    { name: '.', file: writeZone(folder, '', root.join('\n')) },
    { name: 'test', file: test.file },
    { name: 'hosts.test', file: writeZone(folder, 'hosts.test', hostsZone()) },
  ];
  const program = startNamed(
    { network, folder },
    {
      address: hosts.root,
      settings: ['recursion no; dnssec-validation no;'],
      zones: zones.map(({ name, file }) => `zone "${name}" { type primary; file "${file}"; };`),
    },
  );
  return { program, anchor: test.delegationSigners };
};

const startResolver = (network: PrivateNetwork, folder: string, anchor: readonly string[]): Promise<Program> => {
  const hints = writeZone(folder, 'hints', `. IN NS root.hosts.test.\nroot.hosts.test. IN A ${hosts.root}\n`);
  const anchors = anchor.map((line) => {
    const [tag, algorithm, digestType, ...digest] = line.split(' IN DS ')[1]?.split(' ') ?? [];
    return `"test" static-ds ${tag} ${algorithm} ${digestType} "${digest.join('')}";`;
  });
  return startNamed(
    { network, folder },
    {
      address: hosts.resolver,
      settings: ['recursion yes; dnssec-validation yes; qname-minimization off; max-ncache-ttl 600;'],
      zones: [`trust-anchors { ${anchors.join(' ')} };`, `zone "." { type hint; file "${hints}"; };`],
    },
  );
};

export const startSmallInternet = async (standIns: readonly StandIn[]): Promise<SmallInternet> => {
  const { path: folder, remove } = tempFolder('certwright-internet-');
  // BIND listens only on addresses that an interface has.
  const network = await openPrivateNetwork([
    `${hosts.six}/128`,
    '198.18.0.2/32',
    `${hosts.root}/32`,
    `${hosts.resolver}/32`,
  ]);
  const running: Program[] = [];
  const keep = async <T extends Program>(program: Promise<T>): Promise<T> => {
    const started = await program;
    running.push(started);
    return started;
  };
  const stop = async () => {
    await Promise.all(running.map((program) => program.stop()));
    await network.stop();
    remove();
  };
  try {
    const signed = signedByHand(join(folder, 'signed'));
    await Promise.all([
      keep(startBind(network, join(folder, 'bind'), signed)),
      keep(startKnot(network, join(folder, 'knot'))),
    ]);
    const nsd = await keep(startSecondary(network, join(folder, 'nsd')));
    const signers = [...knotSigners(network, join(folder, 'knot')), ...signed.flatMap((one) => one.delegationSigners)];
    const root = startRoot(network, join(folder, 'root'), signers);
    await keep(root.program);
    await keep(startResolver(network, join(folder, 'resolver'), root.anchor));
    const worker = await keep(
      startProgram({
        ...network.inside(process.execPath, [
          join(import.meta.dirname, 'stand-in-worker.ts'),
          JSON.stringify(standIns),
        ]),
        ready: (output) => output.endsWith('\n'),
      }),
    );
    const https = JSON.parse(worker.output().split('\n')[0] ?? '') as readonly HttpsStandIn[];
    const update = (line: string): void =>
      void network.run('nsupdate', [], `server ${hosts.bind}\nupdate ${line}\nsend\n`);
    return { network, folder, nsd, https, update, zoneText, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
