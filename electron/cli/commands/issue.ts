/** `issue`: names in, certificate and files out, with every step told on the way. */
import { resolve } from 'node:path';
import type { AuthorityRef, Policy } from '../../../shared/domain/certificates.ts';
import type { CheckedName, Identifier } from '../../../shared/domain/identifiers.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { signingPolicyOf } from '../../engine/authorities/authorities.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import { readCsr, readFittingCsr } from '../../engine/keys/read-csr.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readCredential, readInput } from '../input-files.ts';
import { policyOptions, readPolicy, replacedBy } from '../policy-options.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: {
    ...policyOptions,
    replaces: { type: 'string' },
    account: { type: 'string' },
    force: { type: 'boolean' },
    out: { type: 'string' },
  },
  run: async (context) => {
    const { args, terminal, stdin } = context;
    const workspace = await context.openWorkspace();
    try {
      const authority = await authorityRefOf(args, stdin);
      const csr = args.text('csr');
      const csrPem = csr === undefined ? undefined : await readInput(csr, stdin);
      const identifiers = await identifiersOf(args, workspace, authority, csrPem);
      const draft = readPolicy(args, identifiers, authority, csrPem);
      const options = {
        replaces: await replacedBy(args, stdin),
        accountId: args.text('account'),
        evenIfTooEarly: args.flag('force'),
      };
      const remarks = await context.ensureVault(workspace);
      const policy = await withCredential(context, workspace, draft);
      terminal.note(
        terminal.sentence('cli.terms', { authority: workspace.authority(policy.authority).authority.name }),
      );
      const view = await watchRun(context, workspace, (onChange) => workspace.issue(policy, { ...options, onChange }));
      const certificate = workspace.certificate(view.certificateId);
      const files = await writeOut(args, workspace, certificate.id);
      const name = certificate.authority.name;
      terminal.answer({ certificate, run: view, files, warnings: [...remarks, ...view.warnings] }, [
        terminal.sentence('cli.issued', { authority: name, date: terminal.date(certificate.current?.notAfter ?? '') }),
        terminal.sentence('cli.files', { folder: args.text('out') ?? certificate.folder ?? '' }),
        ...files.map((file) => `  ${file}`),
      ]);
      return 0;
    } finally {
      await workspace.close();
    }
  },
};

/** Everything that can be wrong in what was typed is found before a vault or a network is touched. */
const identifiersOf = async (
  args: Arguments,
  workspace: Workspace,
  authority: AuthorityRef,
  csrPem: string | undefined,
): Promise<readonly Identifier[]> => {
  const given = [...args.texts('name'), ...args.words];
  const inRequest = csrPem === undefined ? [] : (await readCsr(csrPem)).identifiers.map(({ value }) => value);
  // With a request of the reader's own the names may come from it alone.
  const typed = given.length === 0 ? inRequest : given;
  const signing = signingPolicyOf(workspace.authority(authority).authority, args.text('certificate-profile'));
  // What is in the request must be ordered, also where a wildcard beside it covers it.
  const report = checkNames(typed.join('\n'), signing, inRequest);
  const refused = report.names.filter(({ ok }) => !ok);
  if (refused.length > 0) throw fail('names.refused', { names: refused.map(refusal) });
  if (report.identifiers.length === 0) throw fail('names.none', {});
  if (csrPem !== undefined) await readFittingCsr(csrPem, report.identifiers);
  return report.identifiers;
};

const refusal = ({ typed, value, problems, suggestion }: CheckedName) => ({
  typed,
  value,
  problem: problems.find(({ severity }) => severity === 'refusal')?.code ?? '',
  ...(suggestion === undefined ? {} : { suggestion }),
});

/** Puts the credential file into the vault, over the one this command line stored for the same certificate before. */
const withCredential = async (context: CliContext, workspace: Workspace, policy: Policy): Promise<Policy> => {
  const { args, stdin } = context;
  const written = [policy.proof, ...policy.fallbackProofs].find((proof) => 'provider' in proof);
  if (written === undefined) return policy;
  const { provider } = written;
  const withId = (credentialId: string): Policy => {
    const give = (proof: Policy['proof']) => ('provider' in proof ? { ...proof, credentialId } : proof);
    return { ...policy, proof: give(policy.proof), fallbackProofs: policy.fallbackProofs.map(give) };
  };
  const stored = args.text('credential-id');
  if (stored !== undefined) return withId(stored);
  const path = args.text('credential');
  const label = policy.identifiers[0]?.value ?? provider;
  const earlier = workspace.credentials.list().find((one) => one.provider === provider && one.label === label);
  if (path === undefined) {
    const only = workspace.credentials.list().filter((one) => one.provider === provider);
    const known = earlier ?? (only.length === 1 ? only[0] : undefined);
    return known === undefined ? policy : withId(known.id);
  }
  const fields = await readCredential(path, stdin);
  const saved = await workspace.credentials.save({ id: earlier?.id, provider, label, fields });
  return withId(saved.id);
};

const writeOut = async (args: Arguments, workspace: Workspace, id: string): Promise<readonly string[]> => {
  const files = await workspace.pemFiles(id);
  const out = args.text('out');
  if (out !== undefined) await writeFiles(resolve(out), files);
  return Object.keys(files);
};
