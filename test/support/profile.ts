/** A profile folder opened by the engine alone, its key in a file: what the command line does, without a process. */
import { noKeychain, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openWorkspace } from '../../electron/engine/workspace/open-workspace.ts';
import type { Workspace } from '../../electron/engine/workspace/workspace.ts';
import { type Policy, type Proof, policySchema } from '../../shared/domain/certificates.ts';
import type { Identifier } from '../../shared/domain/identifiers.ts';
import type { RunView } from '../../shared/domain/runs.ts';

export const openProfile = async (folder: string): Promise<Workspace> => {
  const workspace = openWorkspace({
    folder,
    keychain: noKeychain,
    clock: systemClock,
    logger: silentLogger,
    userAgent: 'certwright-test',
  });
  if ((await workspace.vault.status()).state === 'not-set-up') await workspace.vault.setUp('key-file');
  return workspace;
};

export const policyFor = (request: {
  readonly names: readonly string[];
  readonly authority: { readonly directoryUrl: string; readonly rootPem: string };
  readonly proof: Proof;
  readonly resolvers?: readonly string[];
}): Policy =>
  policySchema.parse({
    identifiers: request.names.map((value): Identifier => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value })),
    authority: { url: request.authority.directoryUrl, rootPem: request.authority.rootPem },
    proof: request.proof,
    keyType: 'ec256',
    resolvers: request.resolvers ?? [],
    termsAgreed: true,
  });

/** The view of the run when it has ended. */
export const issueIn = async (
  workspace: Workspace,
  policy: Policy,
  onChange?: (view: RunView) => void,
): Promise<RunView> => {
  const run = await workspace.issue(policy, { onChange });
  await run.ended;
  return workspace.run(run.id);
};

/** What tests compare of a run that ended. */
export const outcomeOf = ({ status, problem, warnings }: RunView): unknown => ({
  status,
  ...(problem === undefined ? {} : { problem }),
  ...(warnings.length === 0 ? {} : { warnings }),
});
