/** Services that do not publish their words for what is there already, or gone: a look tells what a refusal meant. */
import type { Refusal } from '../../../shared/domain/providers.ts';
import type { Reply } from './http-api.ts';
import type { FoundRecord } from './models/records.ts';

/** Sends a request, which may meet the refusals that are told. */
type Attempt = (accepts: readonly Refusal[]) => Promise<Reply>;
type Look = () => Promise<readonly FoundRecord[]>;

/**
 * A refusal to remove is believed only if the record is still in the list: then the request is repeated, to fail in the
 * service's own words. Answers whether something was removed.
 */
export const removeOrMiss = async (
  id: string,
  attempt: Attempt,
  look: Look,
  refusals: readonly Refusal[] = ['not-there', 'refused'],
): Promise<boolean> => {
  const answer = await attempt(refusals);
  if (answer.refusal === undefined) return true;
  if ((await look()).some((one) => one.id === id)) await attempt([]);
  return false;
};

/**
 * The words for a value that is there already may mean something else in the way: then the request is repeated, to fail
 * in the service's own words. Answers the id.
 */
export const createOrFind = async (
  value: string,
  attempt: Attempt,
  idIn: (reply: Reply) => string,
  look: Look,
): Promise<string> => {
  const answer = await attempt(['already-there']);
  if (answer.refusal === undefined) return idIn(answer);
  const there = (await look()).find((one) => one.value === value);
  return there?.id ?? idIn(await attempt([]));
};

/** The service refuses with status 200: a 404 comes from a proxy that lets nothing but changes through. */
export const isUnlisted = ({ status, refusal }: Reply): boolean => refusal !== undefined && status === 404;
