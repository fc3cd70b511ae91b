/** What every situation is made of: it breaks something in the practice world and says what to order there. */
import { randomBytes } from 'node:crypto';
import { type Policy, type Proof, policySchema } from '../../../../shared/domain/certificates.ts';
import type { SituationId } from '../../../../shared/domain/situations.ts';
import { fail } from '../../../../shared/errors/problem.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Sandbox } from '../open-sandbox.ts';

/** The practice world for as long as one situation lasts. */
export interface SituationWorld {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly workspace: Workspace;
  now(): Date;
  /** Id of the stored key of the practice account, which is this one from now on. */
  storeKey(key: string): Promise<string>;
  /** What the authority calls instead of us for HTTP-01. */
  readonly callElsewhere: (port: number) => void;
  readonly callUs: () => void;
  /** Done when the situation ends; the last first. */
  atEnd(undo: () => void | Promise<void>): void;
}

export type Begun = (
  | { readonly kind: 'order'; readonly policy: Policy }
  | { readonly kind: 'certificate'; readonly certificateId: string }
) & {
  /** What a person would do at a place that is not in the app. */
  readonly byHand?: () => void | Promise<void>;
};

/** From here on it goes wrong; everything it does ends with `atEnd`, or is undone with the world's faults. */
export type Situation = (world: SituationWorld) => Promise<Begun>;

export const zone = 'example.net';
/** A name of its own for each, so that nothing anybody practised before is touched. */
export const nameOf = (id: SituationId): string => `${id}.${zone}`;

/** The practice account takes this key alone where keys are looked at. */
export const rightKey = 'PRACTICE-KEY-2468';
export const nameServers = ['ns1.practice-dns.test', 'ns2.practice-dns.test', 'ns3.practice-dns.test'] as const;

/** Port 1 of this machine: nobody listens there, and the system says so at once. */
export const closedPort = 1;

export const byAccount = async (world: SituationWorld, key: string = rightKey): Promise<Proof> => ({
  method: 'dns-01',
  provider: 'practice-account',
  credentialId: await world.storeKey(key),
});

/** Needs a stored key all the same: with it the app can change records, or prove in another way. */
export const byPort80 = async (world: SituationWorld): Promise<Proof> => {
  await world.storeKey(rightKey);
  return { method: 'http-01' };
};

export const orderFor = ({ name }: SituationWorld, proof: Proof, more: Partial<Policy> = {}): Policy =>
  policySchema.parse({
    identifiers: [{ type: 'dns', value: name }],
    authority: { id: 'practice' },
    proof,
    keyType: 'ec256',
    termsAgreed: false,
    ...more,
  });

export const orderedBy = async (world: SituationWorld, proof: Proof): Promise<Begun> => ({
  kind: 'order',
  policy: orderFor(world, proof),
});

/** As if it had been ordered long before. Ends with the certificate's id, or with what stood in the way. */
export const issueNow = async (world: SituationWorld, policy: Policy): Promise<string> => {
  const { workspace } = world;
  const run = await workspace.issue({ ...policy, termsAgreed: true }, { anew: true, evenIfTooEarly: true });
  await run.ended;
  const { problem, status, certificateId } = workspace.run(run.id);
  if (status !== 'succeeded') throw fail('practice.not-arranged', { detail: problem?.code ?? status });
  return certificateId;
};

/** As a value of an earlier proof looks (RFC 8555 §8.4). */
export const oldValue = (): string => randomBytes(32).toString('base64url');
