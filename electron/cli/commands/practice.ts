/** `practice`: one whole issue against the authority inside this app. Needs no domain and no network. */

import { policySchema } from '../../../shared/domain/certificates.ts';
import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { signingPolicyOf } from '../../engine/authorities/authorities.ts';
import { silentLogger } from '../../engine/ports/index.ts';
import { openPractice } from '../../practice.ts';
import { userAgentOf } from '../../user-agent.ts';
import { version } from '../../version.ts';
import type { Command } from '../context.ts';
import { watchRun } from '../watch-run.ts';

export const command: Command = {
  options: { name: { type: 'string', multiple: true } },
  run: async (context) => {
    const { args, terminal, profileFolder } = context;
    const from = performance.now();
    const practice = await openPractice({
      profileFolder,
      logger: silentLogger,
      userAgent: userAgentOf(version),
    });
    try {
      const { workspace } = practice;
      await practice.servers();
      const authority = { id: 'practice' };
      const names = args.texts('name').length > 0 ? args.texts('name') : ['nas.example.test', '*.nas.example.test'];
      const report = checkNames(names.join('\n'), signingPolicyOf(workspace.authority(authority).authority));
      if (report.identifiers.length === 0) throw fail('names.none', {});
      const policy = policySchema.parse({
        identifiers: report.identifiers,
        authority,
        proof: { method: 'dns-01', provider: 'practice' },
        keyType: 'ec256',
        termsAgreed: true,
      });
      const run = await watchRun(context, workspace, (onChange) => workspace.issue(policy, { onChange }));
      const certificate = workspace.certificate(run.certificateId);
      const milliseconds = Math.round(performance.now() - from);
      terminal.answer({ certificate, run, milliseconds }, [
        terminal.sentence('cli.practised', { milliseconds }),
        certificate.folder ?? '',
      ]);
      return 0;
    } finally {
      await practice.close();
    }
  },
};
