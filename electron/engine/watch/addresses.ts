/** A and AAAA of a host: as its zone's own servers give them, else as this computer finds names of its own network. */
import { lookup } from 'node:dns/promises';
import type { DnsEye } from '../dns/eye.ts';
import { askZone } from '../preflight/probe/ask-zone.ts';

export interface AddressQuestion {
  readonly eye: DnsEye;
  readonly host: string;
  /** This computer's own way of finding names may be asked as well: hosts file, mDNS, the router. */
  readonly asSystem: boolean;
  readonly signal: AbortSignal;
}

/** Empty where it has none; `undefined` where nobody could say. Rejects only with the signal's reason. */
export const hostAddresses = async (question: AddressQuestion): Promise<readonly string[] | undefined> => {
  const { eye, host, asSystem, signal } = question;
  const answers = await Promise.all(
    (['A', 'AAAA'] as const).map((type) => askZone(eye, { name: host, type }, signal).catch(() => undefined)),
  );
  signal.throwIfAborted();
  const found = answers.flatMap((answer) =>
    (answer?.records ?? []).flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.value] : [])),
  );
  if (found.length > 0) return found;
  if (asSystem) return orAborted(askSystem(host), signal);
  return answers.some((answer) => (answer?.answered ?? 0) > 0) ? [] : undefined;
};

const askSystem = (host: string): Promise<readonly string[] | undefined> =>
  lookup(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    (thrown: NodeJS.ErrnoException) => (thrown.code === 'ENOTFOUND' ? [] : undefined),
  );

const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
