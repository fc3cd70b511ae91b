/** `watch`: what servers show the world, beside what was issued. */
import {
  type EndpointInput,
  type EndpointReport,
  type EndpointView,
  endpointInputSchema,
  usualPorts,
  verdictOf,
  type WatchedEndpoint,
  watchProtocols,
} from '../../../shared/domain/watch.ts';
import { fail, failureExit } from '../../../shared/errors/problem.ts';
import { hostAndPort, watchFindingWords } from '../../../shared/i18n/watch-words.ts';
import type { Workspace } from '../../engine/workspace/workspace.ts';
import type { CliContext, Command } from '../context.ts';

export const command: Command = {
  options: {
    protocol: { type: 'string' },
    'server-name': { type: 'string' },
    certificate: { type: 'string' },
    every: { type: 'string' },
  },
  readsOnly: true,
  run: async (context) => {
    const [word = 'list', target, ...more] = context.args.words;
    if (more.length > 0) throw usage();
    const workspace = await context.openWorkspace();
    try {
      switch (word) {
        case 'list':
          return list(context, workspace);
        case 'add':
          return add(context, workspace, target);
        case 'remove':
          return remove(context, workspace, target);
        case 'look':
          return await look(context, workspace, target);
        case 'on':
        case 'off':
          return turn(context, workspace, target, word === 'on');
        default:
          throw usage();
      }
    } finally {
      await workspace.close();
    }
  },
};

const usage = () =>
  fail('input.usage', {
    message: 'watch list | add HOST[:PORT] | remove ID | look [ID|HOST[:PORT]] | on NAME | off NAME',
  });

const list = (context: CliContext, { watch }: Workspace): number => {
  const { endpoints, watched, domains } = watch.state();
  const none = [context.terminal.sentence('watching.none-here', {})];
  context.terminal.answer(
    { endpoints: endpoints.map((one) => shown(context, one)), watched, domains },
    endpoints.length === 0 ? none : endpoints.flatMap((one) => lines(context, one, one.report)),
  );
  return 0;
};

const add = (context: CliContext, workspace: Workspace, target: string | undefined): number => {
  const endpoint = workspace.watch.save(readTarget(context, workspace, target));
  context.terminal.answer({ endpoint }, lines(context, endpoint, undefined));
  return 0;
};

const remove = ({ terminal }: CliContext, { watch }: Workspace, id: string | undefined): number => {
  if (id === undefined) throw usage();
  watch.remove(id);
  terminal.answer({ removed: id }, [`${terminal.sentence('watching.remove', {})}: ${id}`]);
  return 0;
};

const turn = (context: CliContext, workspace: Workspace, name: string | undefined, on: boolean): number => {
  if (name === undefined) throw usage();
  const { id, name: known } = workspace.certificate(name);
  workspace.watch.switchCertificate(id, on);
  context.terminal.answer({ certificateId: id, name: known, watched: on }, [
    context.terminal.sentence(on ? 'cli.watch.on' : 'cli.watch.off', { name: known }),
  ]);
  return 0;
};

const look = async (context: CliContext, workspace: Workspace, target: string | undefined): Promise<number> => {
  const { terminal, interrupted } = context;
  const { watch } = workspace;
  if (target !== undefined && !watch.state().endpoints.some(({ id }) => id === target))
    return lookOnce(context, workspace, target);
  const looked = await watch.look(target === undefined ? {} : { id: target }, interrupted);
  const none = [terminal.sentence('watching.none-here', {})];
  terminal.answer(
    { endpoints: looked.map((one) => shown(context, one)) },
    looked.length === 0 ? none : looked.flatMap((one) => lines(context, one, one.report)),
  );
  return exitOf(looked.flatMap(({ report }) => report ?? []));
};

/** A host that is not on the list. */
const lookOnce = async (context: CliContext, workspace: Workspace, target: string): Promise<number> => {
  const endpoint = readTarget(context, workspace, target);
  const report = await workspace.watch.lookAt(endpoint, context.interrupted);
  const { host, port, protocol } = endpoint;
  context.terminal.answer(
    { host, port, protocol, verdict: verdictOf(report), report: worded(context, endpoint, report) },
    lines(context, endpoint, report),
  );
  return exitOf([report]);
};

/** `HOST`, `HOST:PORT`, `[IPV6]:PORT` or an IPv6 address by itself. */
const readTarget = ({ args }: CliContext, { certificate }: Workspace, target: string | undefined) => {
  const [, bracketed, plain, port] =
    /^(?:\[([^\]]+)\]|([^:]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*))(?::(\d{1,5}))?$/.exec(target ?? '') ?? [];
  const name = args.text('certificate');
  const protocol = args.choice('protocol', watchProtocols) ?? 'tls';
  const input: EndpointInput = {
    host: bracketed ?? plain ?? '',
    protocol,
    port: port === undefined ? usualPorts[protocol] : Number(port),
    everyHours: args.number('every', 1, 720) ?? 24,
    ...(args.text('server-name') === undefined ? {} : { serverName: args.text('server-name') }),
    ...(name === undefined ? {} : { certificateId: certificate(name).id }),
  };
  const read = endpointInputSchema.safeParse(input);
  if (!read.success) throw fail('input.usage', { message: `not a host and port: ${target ?? ''}` });
  return { ...read.data, port: read.data.port ?? usualPorts[protocol] };
};

/** What was found, with the words for it. */
const worded = (
  { language }: CliContext,
  endpoint: Pick<WatchedEndpoint, 'host' | 'port'>,
  report: EndpointReport,
) => ({
  ...report,
  findings: report.findings.map((one) => ({ ...one, ...watchFindingWords(one, endpoint, language) })),
});

const shown = (context: CliContext, endpoint: EndpointView) => ({
  ...endpoint,
  ...(endpoint.report === undefined ? {} : { report: worded(context, endpoint, endpoint.report) }),
});

const marks = { fine: '✓', warning: '!', urgent: '✗', 'not-looked': '·' } as const;

const lines = (
  { terminal, language }: CliContext,
  endpoint: Pick<WatchedEndpoint, 'host' | 'port' | 'protocol'> & { readonly id?: string | undefined },
  report: EndpointReport | undefined,
): readonly string[] => {
  const verdict = verdictOf(report);
  const { sentence } = terminal;
  const seen = report === undefined ? '' : sentence('watching.seen-at', { time: terminal.moment(report.at) });
  return [
    [
      marks[verdict],
      hostAndPort(endpoint),
      endpoint.protocol,
      sentence(`watching.verdict.${verdict}`, {}),
      seen,
      endpoint.id,
    ]
      .filter(Boolean)
      .join('  '),
    ...(report?.addresses ?? []).map(({ address, outcome, shown: certificate }) =>
      [
        `    ${address}`,
        sentence(`watching.outcome.${outcome}`, {}),
        ...(certificate === undefined
          ? []
          : [sentence('watching.valid-until', { date: terminal.date(certificate.notAfter) })]),
      ].join('  '),
    ),
    ...(report?.findings ?? []).flatMap((one) => {
      const { title, means, advice } = watchFindingWords(one, endpoint, language);
      return [
        `    ${one.address === undefined ? '' : `${one.address}: `}${title}`,
        `        ${means}`,
        `        ${advice}`,
      ];
    }),
  ];
};

/** 0: nothing to see to. 6: no address. 4: nobody answers. 10: what is served is not as it should be. */
const exitOf = (reports: readonly EndpointReport[]): number => {
  const findings = reports.flatMap((report) => report.findings).filter(({ severity }) => severity !== 'note');
  if (findings.length === 0) return 0;
  const has = (...codes: readonly string[]): boolean => findings.some(({ code }) => codes.includes(code));
  if (findings.every(({ code }) => silent.has(code)))
    return failureExit(has('no-address', 'dns-silent') ? 'dns' : 'network');
  return failureExit('local');
};
const silent: ReadonlySet<string> = new Set([
  'no-address',
  'dns-silent',
  'refused',
  'timeout',
  'unreachable',
  'not-from-here',
]);
