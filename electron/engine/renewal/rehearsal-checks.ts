/** What a renewal needs beyond an order: that nobody has to be there, its key, and records that can really be written. */
import type { Policy } from '../../../shared/domain/certificates.ts';
import type { CredentialTest } from '../../../shared/domain/providers.ts';
import { type Problem, toProblem } from '../../../shared/errors/problem.ts';
import { type Check, type Found, fine, found, orFine } from '../preflight/check.ts';
import { allChecks } from '../preflight/checks/all.ts';
import { baseNames, type PreflightInputs, type ProviderProof, proofsOf, providerProofs } from '../preflight/inputs.ts';
import { judgeCredential } from '../preflight/judge/credential.ts';
import { type LastingRecord, lastingRecordCheck } from './lasting-record.ts';

export interface RehearsalCheckParts {
  /** Write a record and remove it with every key. */
  readonly canary: boolean;
  /** `credential.not-found`. */
  test(credentialId: string, name: string): Promise<CredentialTest>;
  /** Of the last order that went well, where it was proven by them. */
  readonly lastingRecords: readonly LastingRecord[];
  /** When the renewal is planned for. */
  readonly dueAt: Date;
  /** The key that is used again. `vault.*`. */
  readKey(): Promise<void>;
  /** Answers when the authority would like it to be renewed. `network.*`, `directory.*`, `acme.*`. */
  askRenewalInfo(): Promise<string>;
}

/**
 * Everything that is looked at before an order but what wakes renewals: that is one question for all certificates and
 * is watched by itself. And what only a renewal needs.
 */
export const rehearsalChecks = (parts: RehearsalCheckParts): readonly Check[] => [
  ...allChecks.filter(({ id }) => id !== 'schedule'),
  unattended,
  keyCheck(parts),
  lastingRecordCheck(parts.lastingRecords, parts.dueAt),
  canaryCheck(parts),
  renewalInfoCheck(parts),
];

const unattended: Check = {
  id: 'unattended',
  applies: (policy) => proofsOf(policy).some(isByHand),
  run: async ({ policy }) => judgeUnattended(policy),
};

const isByHand = (proof: Policy['proof']): boolean => 'provider' in proof && proof.provider === 'manual';

export const judgeUnattended = (policy: Policy): readonly Found[] =>
  proofsOf(policy)
    .filter(isByHand)
    .map(({ method }) => found('record-by-hand', { provider: 'manual' }, [`${method}: manual`], { method }));

const keyCheck = ({ readKey }: RehearsalCheckParts): Check => ({
  id: 'key',
  applies: ({ keyPolicy, csrPem }) => keyPolicy === 'reuse' && csrPem === undefined,
  run: async () => {
    try {
      await readKey();
      return [fine()];
    } catch (thrown) {
      return judgeKey(toProblem(thrown));
    }
  },
});

/** That the vault as a whole is shut is told by another check. */
export const judgeKey = ({ code }: Problem): readonly Found[] =>
  code === 'vault.key-lost' || code === 'vault.record-damaged' || code === 'vault.record-missing'
    ? [found('key-of-another', {}, [code])]
    : [found('check-failed', { reason: code }, [code])];

const renewalInfoCheck = ({ askRenewalInfo }: RehearsalCheckParts): Check => ({
  id: 'renewal-info',
  applies: () => true,
  // A renewal does without the answer, so not to have one is a remark of the runner's.
  run: async () => [fine(await askRenewalInfo())],
});

/** Milliseconds: a record is written, looked for and removed, at one service after the other. */
const canaryDeadline = 60_000;

type KeyProof = ProviderProof & { readonly credentialId: string };

const keyProofs = (policy: Policy): readonly KeyProof[] =>
  providerProofs(policy).filter((proof): proof is KeyProof => proof.credentialId !== undefined && !isByHand(proof));

const canaryCheck = ({ canary, test }: RehearsalCheckParts): Check => ({
  id: 'canary',
  deadline: canaryDeadline,
  applies: (policy) => canary && keyProofs(policy).length > 0,
  run: async (inputs, signal) => {
    const findings: Found[] = [];
    const lines: string[] = [];
    for (const { name, zone } of await zonesOf(inputs))
      for (const proof of keyProofs(inputs.policy)) {
        signal.throwIfAborted();
        const tested = await test(proof.credentialId, name);
        findings.push(...judgeCanary(proof, zone, tested));
        const written = tested.steps.find(({ id, ok }) => id === 'canary-written' && ok);
        if (written?.detail.record !== undefined) lines.push(`${proof.provider}: TXT ${written.detail.record}`);
      }
    return orFine(findings, lines, lines.length > 0);
  },
});

/** Every zone once, by the first name in it; what cannot be located is told by another check. */
const zonesOf = async ({ policy, facts }: PreflightInputs) => {
  const zones = new Map<string, string>();
  for (const name of baseNames(policy)) {
    const place = await facts.place(name);
    if (place.kind === 'failed') continue;
    const zone = place.inspection.zone.name;
    if (!zones.has(zone)) zones.set(zone, name);
  }
  return [...zones].map(([zone, name]) => ({ zone, name }));
};

export const judgeCanary = (
  { provider, method }: Pick<ProviderProof, 'provider' | 'method'>,
  zone: string,
  { steps, findings }: CredentialTest,
): readonly Found[] => {
  const failed = steps.find(({ id, ok }) => !ok && id !== 'zone' && id !== 'canary-seen');
  const refused =
    failed?.problem === undefined ? [] : judgeCredential({ provider, method, zone, problem: failed.problem });
  return [
    // The certificate is renewed all the same, and a record stays behind each time.
    ...refused.map((one) => (failed?.id === 'canary-removed' ? { ...one, verdict: 'warning' as const } : one)),
    ...findings.flatMap(({ code, detail }) =>
      code === 'expires-before-renewal'
        ? [found('credential-expires', { provider, at: detail.at ?? '' }, [`${provider}: ${detail.at}`], { method })]
        : [],
    ),
  ];
};
