/** Pebble with every option of an order switched on, and a profile that orders from it. */
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { IssueOptions, Workspace } from '../../electron/engine/workspace/workspace.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import { type Bind, startBind } from './bind.ts';
import { quietPort } from './free-port.ts';
import { type Pebble, startPebble } from './pebble.ts';
import { openProfile, policyFor } from './profile.ts';
import { tempFolder } from './temp-folder.ts';
import { updateKey } from './world.ts';

/** The programs behind `startOrdering`, and the one that makes requests elsewhere. */
export const orderingNeeds = ['pebble', 'named', 'openssl'] as const;

export const profiles = {
  classic: { description: 'Ninety days', validityPeriod: 7_776_000 },
  tlsserver: { description: 'Forty-five days', validityPeriod: 3_888_000 },
  shortlived: { description: 'Six days', validityPeriod: 518_400 },
};
const chains = { PEBBLE_ALTERNATE_ROOTS: '2', PEBBLE_CHAIN_LENGTH: '2' };

export interface Ordering {
  readonly folder: string;
  readonly names: Bind;
  readonly pebble: Pebble;
  readonly workspace: Workspace;
  readonly overHttp: (first: string, ...more: readonly string[]) => Policy;
  readonly overDns: (first: string, ...more: readonly string[]) => Policy;
  readonly issue: (policy: Policy, options?: IssueOptions) => Promise<RunView>;
  /** The certificate in use under that name. */
  readonly leafOf: (name: string) => Promise<X509Certificate>;
  readonly stop: () => Promise<void>;
}

export const startOrdering = async (): Promise<Ordering> => {
  const folder = tempFolder();
  const names = await startBind({
    zones: [{ name: 'example.test', records: ['* IN A 127.0.0.1', '@ IN A 127.0.0.1', 'broken IN TXT "no address"'] }],
    keys: [updateKey],
  });
  const pebble = await startPebble({ httpPort: await quietPort(), dnsServer: names.endpoint, profiles, env: chains });
  const workspace = await openProfile(join(folder.path, 'profile'));
  const fields = {
    nameserver: names.endpoint,
    keyName: updateKey.name,
    keySecret: updateKey.secret,
    algorithm: updateKey.algorithm,
  };
  const credentialId = (await workspace.credentials.save({ provider: 'rfc2136', label: 'test', fields })).id;

  const overHttp = (first: string, ...more: readonly string[]): Policy =>
    policyFor({
      names: [first, ...more],
      authority: pebble,
      proof: { method: 'http-01', port: pebble.httpPort },
      resolvers: [names.endpoint],
    });
  const overDns = (first: string, ...more: readonly string[]): Policy => ({
    ...overHttp(first, ...more),
    proof: { method: 'dns-01', provider: 'rfc2136', credentialId },
  });
  const issue = async (policy: Policy, options: IssueOptions = {}) => {
    const run = await workspace.issue(policy, options);
    await run.ended;
    return workspace.run(run.id);
  };
  const leafOf = async (name: string): Promise<X509Certificate> =>
    new X509Certificate((await workspace.pemFiles(name))['cert.pem'] ?? '');
  return {
    folder: folder.path,
    names,
    pebble,
    workspace,
    overHttp,
    overDns,
    issue,
    leafOf,
    stop: async () => {
      await workspace.close();
      await pebble.stop();
      await names.stop();
      folder.remove();
    },
  };
};
