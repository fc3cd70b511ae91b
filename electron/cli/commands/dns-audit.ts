/** `dns audit [name …]`: whether this machine's resolvers can be believed. Writes nothing, and a lie is not a failure. */
import type { ResolverEvidence, ResolverFinding } from '../../../shared/domain/dns-findings.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { auditResolvers, authoritativeView, overHttpsView, stableNames } from '../../engine/dns/audit-resolver.ts';
import { formatEndpoint, parseEndpoint } from '../../engine/dns/endpoint.ts';
import { type DohOperator, dohOperators } from '../../engine/dns/over-https.ts';
import { systemClock } from '../../engine/ports/index.ts';
import type { CliContext, Command } from '../context.ts';
import { eyeOf, resolverOptions, resolversOf, untilInterrupted } from '../dns-questions.ts';
import { readRoot } from '../input-files.ts';

export const command: Command = {
  options: { ...resolverOptions, 'https-resolver': { type: 'string', multiple: true }, root: { type: 'string' } },
  readsOnly: true,
  run: async (context) => {
    const { terminal, args, interrupted, stdin } = context;
    const resolvers = [...new Set(resolversOf(context).map((text) => formatEndpoint(parseEndpoint(text))))];
    const root = args.text('root');
    const rootPem = root === undefined ? undefined : await readRoot(root, stdin);
    const views: { label: string; answered: boolean }[] = [];
    const findings = await untilInterrupted(
      context,
      auditResolvers({
        resolvers,
        control: [
          authoritativeView(await eyeOf(context)),
          ...operatorsOf(context).map((operator) => overHttpsView(operator, { rootPem })),
        ],
        clock: systemClock,
        signal: interrupted,
        names: args.words.length > 0 ? args.words : stableNames,
        onView: (label, answered) => void views.push({ label, answered }),
      }),
    );
    const control = views.toSorted((one, other) => one.label.localeCompare(other.label));
    terminal.answer({ resolvers, findings, control }, linesOf(context, resolvers, findings, control));
    return 0;
  },
};

/** Those that were named, and then nobody else. `input.usage` for what is no https address. */
const operatorsOf = ({ args }: CliContext): readonly DohOperator[] => {
  const named = args.texts('https-resolver');
  return named.length === 0 ? dohOperators : named.map(ownOperator);
};

const ownOperator = (url: string): DohOperator => {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:')
    throw fail('input.usage', { message: `--https-resolver takes an https address, not ${url}` });
  return { id: url, name: parsed.host, url, addresses: [], region: 'own' };
};

const linesOf = (
  context: CliContext,
  resolvers: readonly string[],
  findings: readonly ResolverFinding[],
  control: readonly { readonly label: string; readonly answered: boolean }[],
): readonly string[] => {
  const { sentence } = context.terminal;
  if (resolvers.length === 0) return [sentence('cli.dns.audit.no-resolvers', {})];
  const answered = control.filter((view) => view.answered).map(({ label }) => label);
  const last =
    answered.length === 0
      ? sentence('cli.dns.audit.no-control', {})
      : sentence('cli.dns.audit.control', { views: answered.join(', ') });
  return [
    ...resolvers.flatMap((server) => {
      const own = findings.filter((finding) => finding.server === server);
      if (own.length === 0) return [`✓ ${sentence('cli.dns.audit.fine', { server })}`];
      return own.flatMap((finding) => findingLines(context, finding));
    }),
    last,
  ];
};

const findingLines = ({ terminal }: CliContext, { code, server, evidence }: ResolverFinding): readonly string[] => {
  const shown = evidence[0];
  if (shown === undefined) return [];
  const { sentence } = terminal;
  const values = {
    server,
    name: shown.question.name,
    answer: shown.answer.map((one) => answerWords(terminal, one)).join(', '),
    milliseconds: Math.max(...evidence.map(({ milliseconds }) => milliseconds)),
  };
  const compared = code === 'fake-ip' || code === 'split-horizon' || code === 'transport-differs';
  return [
    `! ${sentence(`finding.${code}`, values)}`,
    ...(compared ? [`    ${expectedLine(terminal, shown)}`] : []),
    `    ${sentence(`finding.${code}.means`, {})}`,
  ];
};

const answerWords = ({ sentence }: CliContext['terminal'], answer: string): string => {
  const silence = (['timeout', 'refused', 'unreachable', 'garbled'] as const).find((reason) => reason === answer);
  return silence === undefined ? answer : sentence(`finding.no-answer.${silence}`, {});
};

const expectedLine = ({ sentence }: CliContext['terminal'], { expected }: ResolverEvidence): string =>
  sentence('finding.expected', {
    expected: expected.length === 0 ? sentence('finding.nobody', {}) : expected.join(', '),
  });
