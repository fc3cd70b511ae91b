/** What people paste into a credential form, cleaned and checked against the descriptor. */
import { cleanPasted } from '../../../shared/domain/pasted-value.ts';
import type { ProviderField } from '../../../shared/domain/providers.ts';
import { fail } from '../../../shared/errors/problem.ts';

export type FieldProblem =
  | 'missing'
  | 'format'
  | 'not-base64'
  | 'bad-url'
  | 'unknown'
  | 'global-key'
  | 'retired-key'
  | 'other-kind';
/** Answers what is wrong with a value that is there, if anything. */
export type FieldCheck = (value: string) => FieldProblem | undefined;

/** What of a descriptor decides how its fields are read; DNS providers, channels and install steps have it alike. */
interface Readable {
  readonly id: string;
  readonly fields: readonly ReadableField[];
  readonly anyOf?: readonly (readonly string[])[] | undefined;
}
interface ReadableField extends Pick<ProviderField, 'key' | 'required' | 'default'> {
  readonly options?: readonly string[] | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/**
 * Every field of the descriptor, cleaned, with defaults; an optional one left empty is `''`. All that is wrong comes
 * together in one `credential.invalid`.
 */
export const readFields = <K extends string>(
  descriptor: Readable,
  given: Readonly<Record<string, string>>,
  keys: readonly K[],
  checks?: { readonly [key in K]?: FieldCheck | undefined },
): Readonly<Record<K, string>> => {
  const problems: { key: string; problem: FieldProblem }[] = [];
  const named = withOwnNames(descriptor, given);
  const known = new Set<string>(keys);
  for (const key of Object.keys(named)) if (!known.has(key)) problems.push({ key, problem: 'unknown' });
  const entries = keys.map((key): readonly [K, string] => {
    const field = descriptor.fields.find((one) => one.key === key);
    const value = cleanPasted(Object.hasOwn(named, key) ? (named[key] ?? '') : '').value || (field?.default ?? '');
    const problem = problemOf(value, field, checks?.[key]);
    if (problem !== undefined) problems.push({ key, problem });
    return [key, value];
  });
  const filled = new Set<string>(entries.flatMap(([key, value]) => (value === '' ? [] : [key])));
  problems.push(...missingFrom(descriptor.anyOf ?? [], filled));
  if (problems.length > 0) throw fail('credential.invalid', { provider: descriptor.id, fields: problems });
  return Object.fromEntries(entries) as Record<K, string>;
};

/** The same with each field under the name it has today. */
export const withOwnNames = (
  descriptor: Pick<Readable, 'fields'>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const own = (key: string): string => descriptor.fields.find(({ aliases }) => aliases?.includes(key))?.key ?? key;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [own(key), value]));
};

/** Nothing when one group is whole; else what is missing of the group that was begun, or of the first. */
const missingFrom = (
  groups: readonly (readonly string[])[],
  filled: ReadonlySet<string>,
): readonly { readonly key: string; readonly problem: FieldProblem }[] => {
  if (groups.length === 0 || groups.some((group) => group.every((key) => filled.has(key)))) return [];
  const begun = groups.find((group) => group.some((key) => filled.has(key))) ?? groups[0] ?? [];
  return begun.filter((key) => !filled.has(key)).map((key) => ({ key, problem: 'missing' }));
};

const problemOf = (
  value: string,
  field: ReadableField | undefined,
  check: FieldCheck | undefined,
): FieldProblem | undefined => {
  if (value === '') return field?.required ? 'missing' : undefined;
  if (field?.options && !field.options.includes(value)) return 'format';
  return check?.(value);
};

/** An HTTP header can carry nothing else, and its error would quote the secret. */
export const headerToken: FieldCheck = (value) => (/^[\x21-\x7e]+$/.test(value) ? undefined : 'format');

/** What stands before a colon cannot hold one, such as the user of HTTP Basic (RFC 7617 §2). */
export const colonFree: FieldCheck = (value) => (value.includes(':') ? 'format' : headerToken(value));

/** For bodies, which take more than headers do. */
export const oneLine: FieldCheck = (value) => (/\p{Cc}/u.test(value) ? 'format' : undefined);

/** It becomes part of a host name or of a path. */
export const regionName: FieldCheck = (value) => (/^[a-z\d-]+$/.test(value) ? undefined : 'format');

/** RFC 4648 §4 with its padding. */
export const base64: FieldCheck = (value) =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(value) && value.length % 4 === 0 ? undefined : 'not-base64';

/** A URL of an API: http or https, without user, password, query or fragment. */
export const apiBase: FieldCheck = (value) => {
  const url = URL.parse(value);
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain && url.search === '' && url.hash === '' ? undefined : 'bad-url';
};
