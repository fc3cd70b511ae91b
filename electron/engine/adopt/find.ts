/** Looks at the usual places and at those that were named; reads, and changes nothing. */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import type { AdoptionClient, AdoptionReport, AdoptionSearch, UnreadFile } from '../../../shared/domain/adoption.ts';
import { fail } from '../../../shared/errors/problem.ts';
import type { OtherClientsPort } from '../ports/index.ts';
import type { StoredAdoption } from '../storage/adoptions.ts';
import { openFolder, type ReadOnlyFolder } from './folder.ts';
import { type SeenJob, seenJobs } from './old-job/seen-jobs.ts';
import { clientOf, readers } from './recognise.ts';
import { type FoundState, unreadOf } from './state.ts';

/** One certificate with the jobs that renew it. */
export interface Found {
  readonly id: string;
  readonly state: FoundState;
  readonly jobs: readonly SeenJob[];
  /** Taken over, and not given back. */
  readonly adoption: StoredAdoption | undefined;
  /** It was, and is not managed here any more. */
  readonly forgotten: boolean;
}

export interface FindParts {
  readonly port: OtherClientsPort;
  readonly adoptions: readonly StoredAdoption[];
  isManaged(certificateId: string): boolean;
}

export interface FindResult {
  readonly found: readonly Found[];
  readonly unread: readonly UnreadFile[];
  readonly places: AdoptionReport['places'];
}

/** `adopt.folder-unknown` where a folder that was named holds nothing of a client we read. */
export const findCertificates = async (parts: FindParts, search: AdoptionSearch): Promise<FindResult> => {
  const jobs = await withRealHomes(await seenJobs(parts.port));
  const { opened, unread: closed } = await openPlaces(parts.port, search, jobs);
  const states: FoundState[] = [];
  const unread: UnreadFile[] = [...closed];
  for (const { client, folder } of opened) {
    const commands = jobs.filter((job) => isAt(job, client, folder.path, opened)).map(({ command }) => command);
    try {
      const reading = await (await readers[client]())({ folder, commands });
      states.push(...reading.certificates);
      unread.push(...reading.unread);
    } catch (thrown) {
      unread.push(unreadOf(client, folder.path, thrown));
    }
  }
  return {
    found: states
      .map((state) => foundOf(state, jobs, opened, parts))
      .filter(({ state, adoption }) => state.removed !== true || adoption !== undefined),
    unread,
    places: opened.map(({ client, folder }) => ({ client, folder: folder.path })),
  };
};

interface Opened {
  readonly client: AdoptionClient;
  readonly folder: ReadOnlyFolder;
  /** The client looks there without being told. */
  readonly usual: boolean;
}

const openPlaces = async (
  port: OtherClientsPort,
  search: AdoptionSearch,
  jobs: readonly SeenJob[],
): Promise<{ readonly opened: readonly Opened[]; readonly unread: readonly UnreadFile[] }> => {
  const opened = new Map<string, Opened>();
  const unread: UnreadFile[] = [];
  const add = (client: AdoptionClient, folder: ReadOnlyFolder, usual: boolean): void => {
    const key = `${client}\n${folder.path}`;
    if (!opened.has(key) && (search.client ?? client) === client) opened.set(key, { client, folder, usual });
  };
  const toldByJobs = jobs.flatMap(({ command: { client, home } }) =>
    home === undefined ? [] : [{ client, folder: home, usual: false }],
  );
  const usual = port.places().map((place) => ({ ...place, usual: true }));
  for (const place of [...usual, ...toldByJobs]) {
    try {
      const folder = await openFolder(place.folder);
      if (folder !== undefined && (await folder.names('.')).length > 0) add(place.client, folder, place.usual);
    } catch (thrown) {
      unread.push(unreadOf(place.client, place.folder, thrown));
    }
  }
  for (const path of search.folders) {
    const folder = await openFolder(path).catch(() => undefined);
    const client = folder === undefined ? undefined : (search.client ?? (await clientOf(folder)));
    if (folder === undefined || client === undefined) throw fail('adopt.folder-unknown', { path });
    add(client, folder, false);
  }
  return { opened: [...opened.values()], unread };
};

const withRealHomes = (jobs: readonly SeenJob[]): Promise<readonly SeenJob[]> =>
  Promise.all(
    jobs.map(async (job) => {
      const { home } = job.command;
      if (home === undefined) return job;
      const real = await realpath(home).catch(() => home);
      return { ...job, command: { ...job.command, home: real } };
    }),
  );

/** A job that names no folder means the one where the client looks without being told. */
const isAt = (job: SeenJob, client: AdoptionClient, home: string, opened: readonly Opened[]): boolean => {
  if (job.command.client !== client) return false;
  if (job.command.home !== undefined) return job.command.home === home;
  return opened.some((one) => one.usual && one.client === client && one.folder.path === home);
};

const foundOf = (
  state: FoundState,
  jobs: readonly SeenJob[],
  opened: readonly Opened[],
  { adoptions, isManaged }: FindParts,
): Found => {
  const { client, home, name } = state;
  const id = createHash('sha256').update([client, home, name].join('\0')).digest('hex').slice(0, 16);
  const own = jobs.filter(
    (job) =>
      isAt(job, client, home, opened) && (state.namedByJob !== true || job.command.words.some((word) => word === name)),
  );
  const adoption = adoptions.find((one) => one.client === client && one.home === home && one.name === name);
  const forgotten = adoption !== undefined && !isManaged(adoption.certificateId);
  return { id, state, jobs: own, adoption, forgotten };
};
