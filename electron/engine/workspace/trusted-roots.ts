/**
 * Authorities of a company or of one's own that are trusted as well: for directories, providers and whatever else is
 * reached over TLS without a root of its own. They hold for the process, so for the one real profile in it.
 */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type TrustedRoot, trustedRootSchema } from '../../../shared/domain/trusted-roots.ts';
import { fail } from '../../../shared/errors/problem.ts';
import { forgetConnections } from '../acme/kept-agents.ts';
import type { Clock, Logger } from '../ports/index.ts';
import type { Storage } from '../storage/open-storage.ts';

export interface TrustedRoots {
  list(): readonly TrustedRoot[];
  /** Every certificate of the PEM text; those that are there stay. `root.invalid`, `storage.*`. */
  add(pem: string): readonly TrustedRoot[];
  /** `root.not-found`. */
  remove(id: string): readonly TrustedRoot[];
}

interface TrustedRootsParts {
  readonly settings: Storage['settings'];
  readonly clock: Clock;
  readonly logger: Logger;
}

const settingsKey = 'trusted-roots';
const storedSchema = z.array(trustedRootSchema.extend({ pem: z.string() }));
type Stored = z.infer<typeof storedSchema>;

/** Makes those of the profile hold at once, where they are to hold in this process. */
export const openTrustedRoots = ({ settings, clock, logger }: TrustedRootsParts, holds: boolean): TrustedRoots => {
  const read = (): Stored => settings.read(settingsKey, storedSchema) ?? [];
  const list = (): readonly TrustedRoot[] => read().map(({ pem: _, ...root }) => root);
  const save = (roots: Stored): readonly TrustedRoot[] => {
    if (roots.length === 0) settings.remove(settingsKey);
    else settings.write(settingsKey, roots);
    if (holds) trust(roots, logger);
    return list();
  };
  if (holds) trust(read(), logger);
  return {
    list,
    add: (pem) => {
      const known = read();
      const fresh = certificatesIn(pem)
        .map((certificate) => storedOf(certificate, clock.now()))
        .filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at)
        .filter(({ id }) => !known.some((one) => one.id === id));
      return save([...known, ...fresh]);
    },
    remove: (id) => {
      const known = read();
      if (!known.some((one) => one.id === id)) throw fail('root.not-found', { id });
      return save(known.filter((one) => one.id !== id));
    },
  };
};

/** What was trusted before the first of ours; not read while there is none. */
let usual: readonly string[] | undefined;

const trust = (roots: Stored, logger: Logger): void => {
  if (roots.length === 0 && usual === undefined) return;
  try {
    // Most starts need it for nothing.
    const { getCACertificates, setDefaultCACertificates } = process.getBuiltinModule('node:tls');
    usual ??= getCACertificates('default');
    setDefaultCACertificates([...usual, ...roots.map(({ pem }) => pem)]);
    forgetConnections();
  } catch (thrown) {
    // A runtime that cannot do it must not keep anybody from opening the profile; connections say what they lack.
    logger.warn('trusted-roots.not-applied', { error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
};

const mostCertificates = 100;

const certificatesIn = (pem: string): readonly X509Certificate[] => {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw refused('no-certificate');
  if (blocks.length > mostCertificates) throw refused('too-many');
  return blocks.map((block) => {
    const certificate = parsed(block);
    // A server's own certificate would be trusted for nothing else, and only until it is renewed.
    if (!certificate.ca) throw refused('no-authority');
    return certificate;
  });
};

const parsed = (block: string): X509Certificate => {
  try {
    return new X509Certificate(block);
  } catch {
    throw refused('not-readable');
  }
};

const refused = (reason: string) => fail('root.unfit', { reason });

const storedOf = (certificate: X509Certificate, now: Date): Stored[number] => ({
  id: certificate.fingerprint256,
  name: nameOf(certificate.subject),
  expiresAt: certificate.validToDate.toISOString(),
  addedAt: now.toISOString(),
  pem: certificate.toString(),
});

/** The common name, else all of the subject in a line. */
const nameOf = (subject: string): string =>
  /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ').slice(0, 200);
