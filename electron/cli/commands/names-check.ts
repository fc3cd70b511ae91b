/** `names check "<anything pasted>"`: what we understand, and what an authority would say of it. Sends nothing. */

import { checkNames } from '../../../shared/domain/names/check-names.ts';
import { fail, failureExit } from '../../../shared/errors/problem.ts';
import { nameMessageOf } from '../../../shared/i18n/index.ts';
import { resolveAuthority, signingPolicyOf } from '../../engine/authorities/authorities.ts';
import { authorityOptions, authorityRefOf } from '../authority-options.ts';
import type { Command } from '../context.ts';
import { readInput } from '../input-files.ts';

export const command: Command = {
  options: authorityOptions,
  run: async ({ args, terminal, stdin, language }) => {
    const pasted =
      args.words.length === 1 && args.words[0] === '-' ? await readInput('-', stdin) : args.words.join('\n');
    const { authority } = resolveAuthority(await authorityRefOf(args, stdin));
    const report = checkNames(pasted, signingPolicyOf(authority));
    if (report.names.length === 0) throw fail('names.none', {});
    const identifiers = report.names.map(({ typed, value, ascii, kind, ok, included, problems, suggestion }) => ({
      typed,
      value,
      ascii,
      kind,
      ok,
      included,
      problems: problems.map((problem) => {
        const { title, explanation } = nameMessageOf(problem, language, { value });
        return {
          code: problem.code,
          severity: problem.severity,
          message: [title, explanation].filter(Boolean).join(' '),
        };
      }),
      ...(suggestion === undefined ? {} : { suggestion }),
    }));
    terminal.answer(
      { identifiers },
      identifiers.flatMap(({ value, ascii, ok, problems }) => [
        `${ok ? '✓' : '✗'} ${value}${ascii === value ? '' : `  (${ascii})`}`,
        ...problems.map(({ message }) => `    ${message}`),
      ]),
    );
    return identifiers.every(({ ok }) => ok) ? 0 : failureExit('input');
  },
};
