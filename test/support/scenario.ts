/** What the published failures are played through with: the application as a page uses it, and what stands around it. */
import { execFileSync } from 'node:child_process';
import { openApplication } from '../../electron/compose.ts';
import type { AcmeOrder, AcmeSession } from '../../electron/engine/acme/session.ts';
import { type Clock, silentLogger, systemClock } from '../../electron/engine/ports/index.ts';
import { openStorage } from '../../electron/engine/storage/open-storage.ts';
import type { Application, Handlers } from '../../electron/ipc/application.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import type { PreflightFinding, PreflightReport } from '../../shared/domain/preflight.ts';
import type { RunView } from '../../shared/domain/runs.ts';
import type { EventEnvelope } from '../../shared/ipc/envelope.ts';
import { forgetProofs, sessionWith } from './account-session.ts';
import type { Bind } from './bind.ts';
import type { Pebble } from './pebble.ts';
import type { Asked, Reply, StoredRecord, Zones } from './provider-stand-in.ts';
import { tempFolder } from './temp-folder.ts';
import { tool } from './tools.ts';
import { updateKey } from './world.ts';

export interface Desk {
  /** Of the application that is open now. */
  readonly handlers: Handlers;
  /** The program is ended and started again over the same profile folder. */
  restart(): Promise<void>;
  preflight(policy: Policy): Promise<PreflightReport>;
  /** Starts an order; resolves when it and everything that follows by itself has ended. */
  issue(policy: Policy): Promise<RunView>;
  /** The last run of the row that began with this one, when nobody works on it any more. */
  ended(runId: string): Promise<RunView>;
  /** The first time this or a later state of any run is seen that way. */
  until(holds: (view: RunView) => boolean): Promise<RunView>;
  /** The first event of which `read` makes something. */
  event<T>(read: (event: EventEnvelope) => T | undefined): Promise<T>;
  /** Files that were handed out last. */
  readonly delivered: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** An application over a fresh profile folder: past its practice, secrets behind a key file. */
export const openDesk = async (clock: Clock = systemClock): Promise<Desk> => {
  const folder = tempFolder('certwright-scenario-');
  const storage = openStorage(folder.path);
  storage.settings.write('settings', { practice: false });
  storage.close();
  let delivered: Readonly<Record<string, string>> = {};
  const open = (): Promise<Application> =>
    openApplication({
      profileFolder: folder.path,
      host: {
        kind: 'web',
        deliver: async (files) => {
          delivered = files;
          return { kind: 'download', url: '/', fileName: 'files.zip' };
        },
        openLink: async () => undefined,
      },
      logger: silentLogger,
      version: '0.0.0',
      clock,
    });
  let application = await open();
  await application.handlers['vault.set-up']({ kind: 'key-file' });
  const ended = (runId: string): Promise<RunView> => endOf(application, runId);
  return {
    get handlers() {
      return application.handlers;
    },
    get delivered() {
      return delivered;
    },
    restart: async () => {
      await application.close();
      application = await open();
    },
    preflight: (policy) => preflightOf(application, policy),
    issue: async (policy) => ended((await application.handlers['issuance.start']({ policy })).runId),
    ended,
    until: (holds) =>
      firstEvent(application, (event) =>
        event.name === 'run.changed' && holds(event.payload) ? event.payload : undefined,
      ),
    event: (read) => firstEvent(application, read),
    remove: async () => {
      await application.close();
      folder.remove();
    },
  };
};

const firstEvent = <T>(application: Application, read: (event: EventEnvelope) => T | undefined): Promise<T> =>
  new Promise((resolve) => {
    const end = application.onEvent((event) => {
      const found = read(event);
      if (found === undefined) return;
      end();
      resolve(found);
    });
  });

const preflightOf = async (application: Application, policy: Policy): Promise<PreflightReport> => {
  const outcome = firstEvent(application, (event) =>
    event.name === 'preflight.changed' && event.payload.event.kind === 'ended' ? event.payload.event : undefined,
  );
  await application.handlers['preflight.start']({ policy });
  const { report, problem } = await outcome;
  if (report === undefined) throw new Error(`no report: ${JSON.stringify(problem)}`);
  return report;
};

const endOf = async ({ handlers, onEvent }: Application, runId: string): Promise<RunView> => {
  const { certificateId } = await handlers['runs.get']({ id: runId });
  const { promise, resolve } = Promise.withResolvers<string>();
  const look = (all: Awaited<ReturnType<Handlers['certificates.list']>>['certificates']): void => {
    const own = all.find(({ id }) => id === certificateId);
    if (own?.lastRunId !== undefined && own.status !== 'working' && own.status !== 'waiting') resolve(own.lastRunId);
  };
  const stop = onEvent((event) => {
    if (event.name === 'certificates.changed') look(event.payload.changed);
  });
  look((await handlers['certificates.list']({})).certificates);
  try {
    return await handlers['runs.get']({ id: await promise });
  } finally {
    stop();
  }
};

/** Without the checks of this machine's own keychain and schedule, which depend on where the test runs. */
export const findingsOf = ({ checks }: PreflightReport): readonly PreflightFinding[] =>
  checks
    .flatMap(({ id, findings }) => (id === 'keychain' || id === 'schedule' ? [] : findings))
    .filter(({ code }) => code !== 'not-looked-at');

/** Of the desk's account at this authority; nothing while it has none. */
const sessionAt = async (
  desk: Desk,
  authority: Pick<Pebble, 'directoryUrl' | 'rootPem'>,
): Promise<AcmeSession | undefined> => {
  const { accounts } = await desk.handlers['accounts.list']({});
  const account = accounts.find((one) => one.authority.directoryUrl === authority.directoryUrl);
  if (account?.url === undefined) return undefined;
  await desk.handlers['accounts.export']({ id: account.id });
  return sessionWith(authority, { url: account.url, keyPem: desk.delivered['account-key.pem'] ?? '' });
};

/** Every order on the account at this authority, as the authority has it (RFC 8555 §7.1.2.1); in order of their making. */
export const ordersAt = async (
  desk: Desk,
  authority: Pick<Pebble, 'directoryUrl' | 'rootPem'>,
): Promise<readonly AcmeOrder[]> => {
  const session = await sessionAt(desk, authority);
  return session === undefined ? [] : Promise.all((await session.orderUrls()).map((url) => session.order(url)));
};

/** See `forgetProofs`. */
export const forgetProofsAt = async (desk: Desk, authority: Pick<Pebble, 'directoryUrl' | 'rootPem'>): Promise<void> =>
  forgetProofs(await sessionAt(desk, authority));

export interface RecordChange extends Pick<StoredRecord, 'name' | 'value' | 'ttl'> {
  readonly effect: 'add' | 'delete';
}

/** A stand-in's answers; after each, what its zone has got or lost is told. */
export const toldOf =
  (answer: (asked: Asked) => Reply | Promise<Reply>, zones: Zones, tell: (change: RecordChange) => void) =>
  async (asked: Asked): Promise<Reply> => {
    const before = [...zones.values()].flat();
    const reply = await answer(asked);
    const after = [...zones.values()].flat();
    const has = (all: readonly StoredRecord[], { id }: StoredRecord): boolean => all.some((one) => one.id === id);
    for (const one of after) if (!has(before, one)) tell({ effect: 'add', ...one });
    for (const one of before) if (!has(after, one)) tell({ effect: 'delete', ...one });
    return reply;
  };

/** Puts a change of a TXT record into effect at one name server, by an update (RFC 2136). */
export const publishAt = ({ address, port }: Bind, { effect, name, ttl, value }: RecordChange): void => {
  const { name: key, algorithm, secret } = updateKey;
  const when = effect === 'add' ? ` ${ttl}` : '';
  execFileSync(tool('nsupdate'), ['-y', `${algorithm}:${key}:${secret}`], {
    input: `server ${address} ${port}\nupdate ${effect} ${name}${when} TXT "${value}"\nsend\n`,
  });
};

/** TXT values at one name server. */
export const textsAt = ({ address, port }: Bind, name: string): readonly string[] =>
  execFileSync(tool('dig'), [`@${address}`, '-p', String(port), '+short', '+norec', 'TXT', name])
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(';'));
