/** How most services are opened: with the fields of the descriptor, which are sent along or sign each request. */
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';
import type { Clock } from '../ports/index.ts';
import { apiBase, type FieldCheck, readFields } from './fields.ts';
import { baseOf, type HttpApi } from './http-api.ts';
import type { Outgoing } from './http-call.ts';

type Fields<K extends string> = Readonly<Record<K | 'endpoint', string>>;

interface KeyedService<K extends string> extends Pick<HttpApi, 'errors' | 'dated' | 'spacing' | 'retryAt'> {
  readonly descriptor: ProviderDescriptor;
  /** Where the service listens, unless an endpoint is given. */
  readonly ownBase: string | ((fields: Fields<K>) => string);
  /** Every field but the endpoint; `undefined` where its options are check enough. */
  readonly checks: Readonly<Record<K, FieldCheck | undefined>>;
  headers?(fields: Fields<K>): HttpApi['headers'];
  /** The two fields of HTTP Basic (RFC 7617 §2), which is left out where one of them is empty. */
  readonly basic?: readonly [user: NoInfer<K>, password: NoInfer<K>];
  /** What else is secret: parts of secrets that are so by themselves, or what goes with them. */
  alsoSecret?(fields: Fields<K>): readonly string[];
  sign?(request: Outgoing, fields: Fields<K>, now: Date): Outgoing;
}

/** An API, with the fields for those of its calls that send them. */
type KeyedApi<K extends string> = HttpApi & { readonly fields: Fields<K> };

/** Checks the fields (`credential.invalid`). What the descriptor calls secret is kept out of failures. */
export const keyedApi =
  <K extends string>({ descriptor, ownBase, checks, headers, basic, alsoSecret, sign, ...more }: KeyedService<K>) =>
  (given: Readonly<Record<string, string>>, clock: Clock): KeyedApi<K> => {
    const own = Object.keys(checks) as K[];
    const fields: Fields<K> = readFields(descriptor, given, [...own, 'endpoint'], { ...checks, endpoint: apiBase });
    const secret = own.filter((key) => descriptor.fields.some((field) => field.key === key && field.secret));
    const credential = basicCredential(basic?.map((key) => fields[key]) ?? []);
    return {
      provider: descriptor.id,
      base: baseOf(typeof ownBase === 'string' ? ownBase : ownBase(fields), fields.endpoint),
      headers: { ...(credential === '' ? {} : { authorization: `Basic ${credential}` }), ...headers?.(fields) },
      secrets: [...secret.map((key) => fields[key]), credential, ...(alsoSecret?.(fields) ?? [])],
      clock,
      rules: descriptor.errors,
      ...(sign === undefined ? {} : { sign: (request) => sign(request, fields, clock.now()) }),
      ...more,
      fields,
    };
  };

const basicCredential = (login: readonly string[]): string =>
  login.length === 0 || login.includes('') ? '' : Buffer.from(login.join(':')).toString('base64');
