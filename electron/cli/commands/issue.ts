/** `issue`: names in, certificate and files out, with every step told on the way. */
import { resolve } from 'node:path';
import type { Policy } from '../../../shared/domain/certificates.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { writeFiles } from '../../engine/export/write-files.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { Arguments } from '../arguments.ts';
import { authorityRefOf } from '../authority-options.ts';
import type { CliContext, Command } from '../context.ts';
import { readCredential, readInput } from '../input-files.ts';
import { identifiersOf, wantedCredential, withCredentialId } from '../order-request.ts';
import { policyOptions, readPolicy, replacedBy } from '../policy-options.ts';
import { usualResolvers } from '../usual-resolvers.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: {
    ...policyOptions,
    replaces: { type: 'string' },
    account: { type: 'string' },
    force: { type: 'boolean' },
    'test-first': { type: 'boolean' },
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
      const draft = readPolicy(args, identifiers, authority, csrPem, usualResolvers(workspace));
      const options = {
        replaces: await replacedBy(args, stdin),
        accountId: args.text('account'),
        evenIfTooEarly: args.flag('force'),
        testFirst: args.flag('test-first'),
      };
      const { testFirst, replaces, accountId, evenIfTooEarly } = options;
      if (testFirst && (evenIfTooEarly || replaces !== undefined || accountId !== undefined))
        throw fail('input.usage', { message: 'issue --test-first' });
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

/** Puts the credential file into the vault, over the one this command line stored for the same certificate before. */
const withCredential = async (context: CliContext, workspace: Workspace, policy: Policy): Promise<Policy> => {
  const { args, stdin } = context;
  const wanted = wantedCredential(workspace, policy);
  if (wanted === undefined) return policy;
  const { provider, label, earlier, known } = wanted;
  const stored = args.text('credential-id');
  if (stored !== undefined) return withCredentialId(policy, stored);
  const path = args.text('credential');
  if (path === undefined) return known === undefined ? policy : withCredentialId(policy, known);
  const fields = await readCredential(path, stdin);
  const saved = await workspace.credentials.save({ id: earlier, provider, label, fields });
  return withCredentialId(policy, saved.id);
};

const writeOut = async (args: Arguments, workspace: Workspace, id: string): Promise<readonly string[]> => {
  const files = await workspace.pemFiles(id);
  const out = args.text('out');
  if (out !== undefined) await writeFiles(resolve(out), files);
  return Object.keys(files);
};
