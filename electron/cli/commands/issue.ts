/** `issue`: names in, certificate and files out, with every step told on the way. */
import { resolve } from 'node:path';
import {
  challengeTypes,
  keyTypes,
  type Policy,
  type Proof,
  policySchema,
} from '../../../shared/domain/certificates.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { signingPolicyOf } from '../../engine/authorities/authorities.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { authorityOptions, authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readCredential } from '../input-files.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: {
    ...authorityOptions,
    name: { type: 'string', multiple: true },
    challenge: { type: 'string' },
    provider: { type: 'string' },
    credential: { type: 'string' },
    'credential-id': { type: 'string' },
    'key-type': { type: 'string' },
    resolver: { type: 'string', multiple: true },
    'http-port': { type: 'string' },
    'http-address': { type: 'string' },
    email: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
  run: async (context) => {
    const { args, terminal } = context;
    const workspace = await context.openWorkspace();
    try {
      const draft = await policyWithoutCredential(context, workspace);
      const remarks = await context.ensureVault(workspace);
      const policy = await withCredential(context, workspace, draft);
      terminal.note(
        terminal.sentence('cli.terms', { authority: workspace.authority(policy.authority).authority.name }),
      );
      const view = await watchRun(context, workspace, (onChange) => workspace.issue(policy, { onChange }));
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

/** Everything that can be wrong in what was typed is found here, before a vault or a network is touched. */
const policyWithoutCredential = async (context: CliContext, workspace: Workspace): Promise<Policy> => {
  const { args } = context;
  const typed = [...args.texts('name'), ...args.words];
  const authority = await authorityRefOf(args, context.stdin);
  const { authority: facts } = workspace.authority(authority);
  const report = checkNames(typed.join('\n'), signingPolicyOf(facts));
  if (report.names.length === 0) throw fail('names.none', {});
  const refused = report.names.filter(({ ok }) => !ok);
  if (refused.length > 0)
    throw fail('names.refused', {
      names: refused.map(({ typed: piece, value, problems, suggestion }) => ({
        typed: piece,
        value,
        problem: problems.find(({ severity }) => severity === 'refusal')?.code ?? '',
        ...(suggestion === undefined ? {} : { suggestion }),
      })),
    });
  const parsed = policySchema.safeParse({
    identifiers: report.identifiers,
    authority,
    proof: proofOf(args),
    keyType: args.choice('key-type', keyTypes) ?? 'ec256',
    contact: args.texts('email'),
    resolvers: args.texts('resolver'),
    termsAgreed: true,
  });
  if (parsed.success) return parsed.data;
  throw fail('input.invalid', {
    issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
};

const proofOf = (args: Arguments): Proof => {
  const provider = args.text('provider');
  const challenge = args.choice('challenge', challengeTypes) ?? (provider === undefined ? 'http-01' : 'dns-01');
  if (challenge === 'dns-01') return { method: 'dns-01', provider: provider ?? 'manual' };
  if (provider !== undefined) throw fail('input.usage', { message: '--provider goes with --challenge dns-01' });
  const port = args.number('http-port', 1, 65535);
  const address = args.text('http-address');
  return {
    method: 'http-01',
    ...(port === undefined ? {} : { port }),
    ...(address === undefined ? {} : { address }),
  };
};

/** Puts the credential file into the vault, over the one this command line stored for the same certificate before. */
const withCredential = async (context: CliContext, workspace: Workspace, policy: Policy): Promise<Policy> => {
  const { args, stdin } = context;
  if (policy.proof.method !== 'dns-01') return policy;
  const stored = args.text('credential-id');
  if (stored !== undefined) return { ...policy, proof: { ...policy.proof, credentialId: stored } };
  const { provider } = policy.proof;
  const path = args.text('credential');
  const label = policy.identifiers[0]?.value ?? provider;
  const earlier = workspace.credentials.list().find((one) => one.provider === provider && one.label === label);
  if (path === undefined) {
    const only = workspace.credentials.list().filter((one) => one.provider === provider);
    const known = earlier ?? (only.length === 1 ? only[0] : undefined);
    return known === undefined ? policy : { ...policy, proof: { ...policy.proof, credentialId: known.id } };
  }
  const fields = await readCredential(path, stdin);
  const saved = await workspace.credentials.save({ id: earlier?.id, provider, label, fields });
  return { ...policy, proof: { ...policy.proof, credentialId: saved.id } };
};

const writeOut = async (args: Arguments, workspace: Workspace, id: string): Promise<readonly string[]> => {
  const files = await workspace.pemFiles(id);
  const out = args.text('out');
  if (out !== undefined) await writeFiles(resolve(out), files);
  return Object.keys(files);
};
