/** How long the domains of watched certificates are registered: asked once a week, where a person allows it. */

import { getDomain } from 'tldts';
import { z } from 'zod';
import type { Occurrence } from '../../../shared/domain/notifications.ts';
import type { DomainRegistration } from '../../../shared/domain/watch.ts';
import { isAskedAgain } from '../watch/due.ts';
import { domainOccurrence } from '../watch/notices.ts';
import { askRegistration, fetchJson } from '../watch/rdap.ts';
import { bootstrapUrl, commonServers, readBootstrap } from '../watch/rdap-servers.ts';
import { type EndpointParts, isWatched, watchSettings } from './watched-endpoints.ts';

/** Stands in for IANA's list and the registries. */
export interface RegistryStandIn {
  readonly bootstrapUrl: string;
  readonly rootPem: string;
}

export interface RegistrationParts extends EndpointParts {
  raise(occurrence: Occurrence): void;
}

const hour = 3_600_000;
const week = 7 * 24 * hour;
/** Milliseconds between two questions: registries limit how often anybody may ask. */
const pace = 1000;
const bootstrapKey = 'rdap-servers';
const bootstrapRecord = z.object({ at: z.string(), servers: z.record(z.string(), z.string()) });

/** Registrable domains of watched certificates. */
export const watchedDomains = (parts: EndpointParts): readonly string[] => {
  const names = parts.storage.certificates
    .list()
    .filter((one) => one.current !== undefined && isWatched(parts, one))
    .flatMap(({ policy }) => policy.identifiers.flatMap(({ type, value }) => (type === 'dns' ? [value] : [])));
  return [...new Set(names.flatMap((name) => getDomain(name.replace(/^\*\./, '')) ?? []))].toSorted();
};

export const knownRegistrations = (parts: EndpointParts): readonly DomainRegistration[] => {
  const wanted = new Set(watchedDomains(parts));
  return parts.storage.endpoints.registrations().filter(({ domain }) => wanted.has(domain));
};

/** Asks for those whose time has come, one a second; `fresh` asks for all. Rejects only with the signal's reason. */
export const askRegistrations = async (
  parts: RegistrationParts,
  asking: { readonly fresh: boolean; readonly signal: AbortSignal },
): Promise<void> => {
  if (!watchSettings(parts).domains && !asking.fresh) return;
  const known = new Map(knownRegistrations(parts).map((one) => [one.domain, one]));
  const due = watchedDomains(parts).filter((domain) => asking.fresh || isDue(known.get(domain), parts.clock.now()));
  if (due.length === 0) return;
  const servers = await serversOf(parts, asking.signal);
  for (const [index, domain] of due.entries()) {
    if (index > 0) await parts.clock.sleep(pace, asking.signal);
    const suffix = domain.slice(domain.lastIndexOf('.') + 1);
    const server = Object.hasOwn(servers, suffix) ? servers[suffix] : undefined;
    const answer = await askRegistration({
      domain,
      server,
      signal: asking.signal,
      rootPem: parts.options.registry?.rootPem,
    });
    const before = known.get(domain);
    const registration: DomainRegistration = {
      domain,
      state: answer.kind,
      // What was known goes on being true while nobody answers.
      ...(answer.kind === 'known'
        ? { expiresAt: answer.expiresAt }
        : answer.kind === 'unanswered' && before?.expiresAt !== undefined
          ? { expiresAt: before.expiresAt }
          : {}),
      askedAt: parts.clock.now().toISOString(),
    };
    parts.storage.endpoints.saveRegistration(registration);
    const occurrence = domainOccurrence(registration, parts.clock.now());
    if (occurrence !== undefined) parts.raise(occurrence);
  }
};

const isDue = (known: DomainRegistration | undefined, now: Date): boolean =>
  known === undefined || isAskedAgain(known, now);

/** IANA's list, a week old at most; an older one, and then the bundled one, where it cannot be had. */
const serversOf = async (
  { storage, clock, options: { registry } }: RegistrationParts,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> => {
  const kept = storage.settings.read(bootstrapKey, bootstrapRecord);
  if (kept !== undefined && clock.now().getTime() - Date.parse(kept.at) < week) return kept.servers;
  const answer = await fetchJson({ url: registry?.bootstrapUrl ?? bootstrapUrl, signal, rootPem: registry?.rootPem });
  const servers = answer.kind === 'json' ? readBootstrap(answer.value) : undefined;
  if (servers === undefined) return kept?.servers ?? commonServers;
  storage.settings.write(bootstrapKey, { at: clock.now().toISOString(), servers });
  return servers;
};
