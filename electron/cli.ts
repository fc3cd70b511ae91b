/** The command line: plain Node, one command a file, loaded when asked for. */
import { existsSync } from 'node:fs';
import { exitCodeOf, fail, toProblem } from '../shared/errors/problem.ts';
import { type Arguments, globalOptions, readArguments } from './cli/arguments.ts';
import { type CliContext, type Command, ensureVault, openProfile, profileFolderOf } from './cli/context.ts';
import { createTerminal, languageOf } from './cli/terminal.ts';
import { version } from './version.ts';

/** Two words name a command of a group, one word all others. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  'names check': () => import('./cli/commands/names-check.ts'),
  issue: () => import('./cli/commands/issue.ts'),
  preflight: () => import('./cli/commands/preflight.ts'),
  resume: () => import('./cli/commands/resume.ts'),
  list: () => import('./cli/commands/list.ts'),
  show: () => import('./cli/commands/show.ts'),
  install: () => import('./cli/commands/install.ts'),
  export: () => import('./cli/commands/export.ts'),
  revoke: () => import('./cli/commands/revoke.ts'),
  ari: () => import('./cli/commands/ari.ts'),
  plan: () => import('./cli/commands/plan.ts'),
  renew: () => import('./cli/commands/renew.ts'),
  'renewal settings': () => import('./cli/commands/renewal-settings.ts'),
  history: () => import('./cli/commands/history.ts'),
  rehearse: () => import('./cli/commands/rehearse.ts'),
  account: () => import('./cli/commands/account.ts'),
  'dns audit': () => import('./cli/commands/dns-audit.ts'),
  'dns zone': () => import('./cli/commands/dns-zone.ts'),
  'dns watch': () => import('./cli/commands/dns-watch.ts'),
  'dns record': () => import('./cli/commands/dns-record.ts'),
  'dns stale': () => import('./cli/commands/dns-stale.ts'),
  credential: () => import('./cli/commands/credential.ts'),
  authorities: () => import('./cli/commands/authorities.ts'),
  destinations: () => import('./cli/commands/destinations.ts'),
  providers: () => import('./cli/commands/providers.ts'),
  practice: () => import('./cli/commands/practice.ts'),
  notify: () => import('./cli/commands/notify.ts'),
  schedule: () => import('./cli/commands/schedule.ts'),
  serve: () => import('./cli/commands/serve.ts'),
  diagnose: () => import('./cli/commands/diagnose.ts'),
  fix: () => import('./cli/commands/fix.ts'),
  report: () => import('./cli/commands/report.ts'),
  watch: () => import('./cli/commands/watch.ts'),
  domains: () => import('./cli/commands/domains.ts'),
  reset: () => import('./cli/commands/reset.ts'),
  adopt: () => import('./cli/commands/adopt.ts'),
  backup: () => import('./cli/commands/backup.ts'),
  trust: () => import('./cli/commands/trust.ts'),
  proxy: () => import('./cli/commands/proxy.ts'),
  resolvers: () => import('./cli/commands/resolvers.ts'),
  doctor: () => import('./cli/commands/doctor.ts'),
};

export const main = async (argv: readonly string[]): Promise<number> => {
  const words = argv.filter((word) => !word.startsWith('-')).slice(0, 2);
  const name = [words.join(' '), words[0] ?? ''].find((one) => Object.hasOwn(commands, one));
  // Language and form of an error must be known even when the arguments cannot be read.
  const asked = (flag: string) => argv.includes(flag);
  const langAt = argv.indexOf('--lang');
  const terminal = createTerminal(
    { out: process.stdout, err: process.stderr },
    {
      language: languageOf(langAt >= 0 ? argv[langAt + 1] : undefined, process.env),
      json: asked('--json'),
      quiet: asked('--quiet'),
    },
  );
  try {
    if (asked('--version')) return answer(() => terminal.answer({ version }, [version]));
    if (name === undefined || asked('--help')) {
      const { helpText } = await import('./cli/help.ts');
      if (name === undefined && !asked('--help') && argv.length > 0)
        throw fail('input.usage', { message: `unknown command: ${words[0] ?? argv[0] ?? ''}` });
      return answer(() => terminal.answer({ help: helpText(terminal.language) }, [helpText(terminal.language)]));
    }
    const { command } = await (commands[name] ?? (() => Promise.reject(new Error(name))))();
    const own = withoutName(argv, name);
    const args = readArguments(name === 'issue' || name === 'preflight' ? withCertificateProfile(own) : own, {
      ...globalOptions,
      ...command.options,
    });
    return await command.run(contextOf(args, terminal, command));
  } catch (thrown) {
    const failed = toProblem(thrown);
    terminal.failure(failed);
    return exitCodeOf(failed);
  }
};

const answer = (print: () => void): number => {
  print();
  return 0;
};

/** Takes the words of the command's name out, wherever options stand between them. */
const withoutName = (argv: readonly string[], name: string): readonly string[] => {
  const left = name.split(' ');
  return argv.filter((word) => {
    if (word !== left[0]) return true;
    left.shift();
    return false;
  });
};

/**
 * `--profile` is the profile folder everywhere; people also know it as the certificate profile of an order. A bare
 * word that is no folder here can only mean the latter; `--certificate-profile` says it without doubt.
 */
const withCertificateProfile = (argv: readonly string[]): readonly string[] =>
  argv.map((word, index) => {
    const value = argv[index + 1] ?? '';
    const bare = /^[\w-]+$/.test(value) && !existsSync(value);
    return word === '--profile' && bare ? '--certificate-profile' : word;
  });

const contextOf = (args: Arguments, terminal: CliContext['terminal'], command: Command): CliContext => {
  const interrupted = new AbortController();
  const terminated = new AbortController();
  process.once('SIGINT', () => {
    if (command.readsOnly !== true) terminal.note(terminal.sentence('cli.cancelling', {}));
    interrupted.abort();
    process.once('SIGINT', () => process.exit(130));
  });
  process.once('SIGTERM', () => {
    terminated.abort();
    interrupted.abort();
  });
  const profileFolder = profileFolderOf(args, process.env);
  const context: CliContext = {
    terminal,
    args,
    language: terminal.language,
    profileFolder,
    stdin: process.stdin,
    interrupted: interrupted.signal,
    terminated: terminated.signal,
    openWorkspace: (options) => openProfile(profileFolder, options),
    ensureVault: (workspace) => ensureVault(context, workspace),
  };
  return context;
};

process.exitCode = await main(process.argv.slice(2));
// A keychain call that never came back, or a keep-alive connection, must not hold the process.
process.stdout.write('', () => process.exit());
