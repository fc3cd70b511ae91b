/** The figures of both clients beside each other and beside the limits. */
import {
  type ClientName,
  clientNames,
  type Figures,
  figuresOf,
  type Ledger,
  type Plan,
} from './excess-latency-plan.ts';
import { median } from './measure.ts';

const line = (text: string): void => void process.stdout.write(`${text}\n`);

/** Milliseconds for records that appear within a minute; a share of the wait for those that take longer. */
const limit = { milliseconds: 300, share: 0.05, questions: 60 } as const;
const minute = 60;

export const reportExcess = (plans: readonly Plan[], ledger: Ledger): void => {
  const servers = plans[0]?.order.length ?? 0;
  line(`\nexcess latency: from the last of ${servers} name server(s) serving the record to the authority's first look`);
  line('  a zone, a fresh profile and an account per order; lego asks every 2 s, as usual; milliseconds');
  const heads = ['median', 'least', 'most', 'share', 'noticing', 'telling', 'questions', 'in zone'];
  line(`  ${'delay'.padEnd(8)}${'client'.padEnd(18)}${heads.map((head) => head.padStart(10)).join('')}`);
  for (const [delay, ofDelay] of Map.groupBy(plans, (plan) => plan.delay)) reportDelay(delay, ofDelay, ledger);
  for (const plan of plans) reportFailure(plan, ledger);
};

const reportDelay = (delay: number, plans: readonly Plan[], ledger: Ledger): void => {
  const medians = new Map<ClientName, number>();
  let verdict = '';
  for (const client of clientNames) {
    const own = plans.filter((plan) => plan.client === client);
    const figures = own.map((plan) => figuresOf(plan, ledger)).filter((one) => one !== undefined);
    if (figures.length === 0) continue;
    medians.set(client, median(figures.map(({ excess }) => excess)));
    line(`  ${`${delay} s`.padEnd(8)}${`${client} (${figures.length})`.padEnd(18)}${rowOf(figures).join('')}`);
    if (client === 'certwright') verdict = verdictOf(delay, figures);
  }
  const [ours, lego] = clientNames.map((client) => medians.get(client));
  const ratio = ours === undefined || lego === undefined ? '' : `; ratio to lego: ${(ours / lego).toFixed(3)}`;
  line(`  ${''.padEnd(8)}${verdict}${ratio}`);
};

/** Questions: the most that one name server got, the median and the most of all orders. */
const rowOf = (figures: readonly Figures[]): readonly string[] => {
  const excess = figures.map((one) => one.excess);
  const noticing = figures.map((one) => one.noticing);
  const telling = figures.map((one) => one.excess - one.noticing);
  const questions = figures.map((one) => one.questions);
  const cells = [
    ...[median(excess), Math.min(...excess), Math.max(...excess)].map((value) => String(Math.round(value))),
    `${(100 * shareOf(figures)).toFixed(1)} %`,
    ...[noticing, telling].map((values) => String(Math.round(median(values)))),
    `${median(questions)} to ${Math.max(...questions)}`,
    String(Math.max(...figures.map((one) => one.questionsInZone))),
  ];
  return cells.map((cell) => cell.padStart(10));
};

const shareOf = (figures: readonly Figures[]): number => median(figures.map(({ excess, wait }) => excess / wait));

const verdictOf = (delay: number, figures: readonly Figures[]): string => {
  const excess =
    delay <= minute
      ? judged(`${limit.milliseconds} ms`, median(figures.map((one) => one.excess)) <= limit.milliseconds)
      : judged(`${100 * limit.share} % of the wait`, shareOf(figures) <= limit.share);
  const most = Math.max(...figures.map((one) => one.questions));
  return `limit ${excess}; ${judged(`${limit.questions} questions`, most <= limit.questions)}`;
};

const judged = (text: string, within: boolean): string => `${text}: ${within ? 'within' : 'MISSED'}`;

const reportFailure = (plan: Plan, ledger: Ledger): void => {
  const figures = figuresOf(plan, ledger);
  if (figures !== undefined && figures.excess < 0) line(`  ${plan.zone}: answered ${-figures.excess} ms too early`);
  const failure = ledger.failures.get(plan.zone);
  if (failure !== undefined) line(`  ${plan.zone}: ${failure}`);
};

/** An order a line: when it asked each server, in milliseconds before or after the last one began to serve. */
export const reportEach = (plans: readonly Plan[], ledger: Ledger): void => {
  for (const plan of plans) {
    const figures = figuresOf(plan, ledger);
    const served = ledger.served.get(plan.fqdn) ?? Number.NaN;
    const asked = (ledger.asked.get(plan.zone) ?? []).filter(({ name }) => name === plan.fqdn);
    const moments = plan.order.map((server) => {
      const own = asked.filter((one) => one.server === server).map(({ at }) => Math.round(at - served));
      return `[${own.join(' ')}]`;
    });
    const steps = plan.steps.map((step) => Math.round(step)).join(' ');
    line(
      `  ${plan.zone}: steps ${steps}; excess ${Math.round(figures?.excess ?? Number.NaN)}; asked ${moments.join(' ')}`,
    );
  }
};
