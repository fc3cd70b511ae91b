/** Connects to the names of an order or a message as visitors do, and looks at what is shown there. */
import type { X509Certificate } from 'node:crypto';
import { judgeServed } from '../diagnosis/judge/served.ts';
import type { Measured } from '../diagnosis/probe-results.ts';
import { addressKind } from '../dns/address-kind.ts';
import type { DnsEye } from '../dns/eye.ts';
import { askZone } from '../preflight/probe/ask-zone.ts';
import { lookAtTls } from '../tls-look/look.ts';

export interface ServedLookOptions {
  readonly eye: DnsEye;
  /** Host names and addresses. */
  readonly names: readonly string[];
  /** Names from a text of unknown origin lead to nothing inside. */
  readonly publicOnly: boolean;
  readonly own: readonly X509Certificate[] | undefined;
  /** SHA-256 fingerprints of those that were in use before. */
  readonly earlier: readonly string[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

const httpsPort = 443;
const mostNames = 5;
const mostAddresses = 8;

export const lookAtServed = async (options: ServedLookOptions): Promise<Measured> => {
  const { names, own, earlier, now, publicOnly, signal } = options;
  const looks = await Promise.all(
    names.slice(0, mostNames).map(async (name) => {
      const addresses = (await addressesOf(options, name))
        .filter((address) => !publicOnly || addressKind(address) === 'public')
        .slice(0, mostAddresses);
      return Promise.all(addresses.map((address) => lookAtTls({ name, address, port: httpsPort, signal })));
    }),
  );
  return judgeServed({ looks: looks.flat(), own, earlier, now });
};

const addressesOf = async ({ eye, signal }: ServedLookOptions, name: string): Promise<readonly string[]> => {
  if (/^[\d.]+$|:/.test(name)) return [name];
  const answers = await Promise.all(
    (['A', 'AAAA'] as const).map((type) => askZone(eye, { name, type }, signal).catch(() => undefined)),
  );
  signal.throwIfAborted();
  return answers.flatMap((answer) =>
    (answer?.records ?? []).flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.value] : [])),
  );
};
