/** Conclusions from a run's view: which step is in hand, what servers say, who has to act. Pure. */
import type { ChallengeType } from '../../../shared/domain/certificates.ts';
import type { RunRecord, RunStepId, RunView, ServerSighting } from '../../../shared/domain/runs.ts';
import type { Shape } from '../../components/StatusShape.tsx';

export type StepStatus = RunView['steps'][number]['status'];

export const stepShapes: Readonly<Record<StepStatus, Shape>> = {
  'to-come': 'later',
  working: 'working',
  waiting: 'waiting',
  done: 'fine',
  failed: 'failed',
  skipped: 'left-out',
  warning: 'attention',
};

/** The step being worked on, or the one it stopped at. */
export const stepInHand = (run: RunView): RunStepId | undefined => {
  const active = run.steps.find(({ status }) => status === 'failed' || status === 'working' || status === 'waiting');
  return active?.id ?? run.steps.findLast(({ startedAt }) => startedAt !== undefined)?.id;
};

export const isOpen = ({ status }: RunView): boolean =>
  status === 'working' || status === 'waiting' || status === 'interrupted';

export const isDnsChallenge = (challenge: ChallengeType): boolean => challenge.startsWith('dns-');
/** Records in a zone; what a machine answers itself is a record of the run too. */
export const dnsRecords = ({ records }: RunView): readonly RunRecord[] =>
  records.filter(({ challenge }) => isDnsChallenge(challenge));

/** The reader has to add records before anything else can happen. */
export const needsHand = (run: RunView): boolean =>
  isOpen(run) && dnsRecords(run).some(({ state }) => state === 'by-hand') && !allServed(run) && beforeValidation(run);

const beforeValidation = (run: RunView): boolean => {
  const step = stepInHand(run);
  return step === undefined || step === 'order' || step === 'present' || step === 'publish';
};

export interface ServerRow {
  readonly server: string;
  readonly address: string;
  /** One sighting per record, in the order of the records; `undefined` if this server was not asked for it. */
  readonly sightings: readonly (ServerSighting | undefined)[];
  readonly serial: number | undefined;
  /** This server's serial is the highest of all, and not all are equal. */
  readonly newest: boolean;
  /** When it was first seen to have every record. */
  readonly seenAt: string | undefined;
}

/** Name servers by records. Servers are told apart by name and address. */
export const serverRows = (records: readonly RunRecord[]): readonly ServerRow[] => {
  const key = ({ server, address }: ServerSighting) => `${server} ${address}`;
  const keys = [...new Set(records.flatMap(({ servers }) => servers.map(key)))];
  const rows = keys.map((each) => {
    const sightings = records.map(({ servers }) => servers.find((sighting) => key(sighting) === each));
    const known = sightings.filter((sighting) => sighting !== undefined);
    const complete = sightings.every((sighting) => sighting === undefined || sighting.state === 'has');
    const serials = known.flatMap(({ serial }) => serial ?? []);
    return {
      server: known[0]?.server ?? each,
      address: known[0]?.address ?? '',
      sightings,
      serial: serials.length === 0 ? undefined : Math.max(...serials),
      seenAt: complete
        ? known
            .flatMap(({ seenAt }) => seenAt ?? [])
            .toSorted()
            .at(-1)
        : undefined,
    };
  });
  const serials = rows.flatMap(({ serial }) => serial ?? []);
  const highest = Math.max(...serials);
  const differ = serials.some((serial) => serial !== highest);
  return rows.map((row) => ({ ...row, newest: differ && row.serial === highest }));
};

/** Values that name servers show in place of the record's own, each once. */
export const foundInstead = ({ servers }: RunRecord): readonly string[] => [
  ...new Set(servers.flatMap(({ found }) => found ?? [])),
];

/** When any of the servers was last asked; `undefined` where none was, or an earlier version did not say. */
export const lastLook = (rows: readonly ServerRow[]): string | undefined =>
  rows
    .flatMap(({ sightings }) => sightings.flatMap((sighting) => sighting?.askedAt ?? []))
    .toSorted()
    .at(-1);

/** How many servers have every record they were asked for. */
export const serversHaving = (rows: readonly ServerRow[]): number =>
  rows.filter(({ sightings }) => sightings.every((sighting) => sighting === undefined || sighting.state === 'has'))
    .length;

const allServed = ({ records }: RunView): boolean => {
  const rows = serverRows(records);
  return rows.length > 0 && serversHaving(rows) === rows.length;
};

/** Milliseconds a step took, or has taken so far. */
export const stepTime = (step: RunView['steps'][number], now: number): number | undefined => {
  if (step.startedAt === undefined) return undefined;
  return (step.endedAt === undefined ? now : Date.parse(step.endedAt)) - Date.parse(step.startedAt);
};
