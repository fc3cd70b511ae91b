/** The two ways a cPanel server is spoken to: the same calls, named and wrapped in different ways. */
import { z } from 'zod';
import { normalName } from '../../dns/names.ts';
import { errorsBy, type HttpApi } from '../http-api.ts';

export interface ZoneLine {
  readonly index: number;
  readonly type: string;
  /** Full, in lower case, without final dot. */
  readonly name: string;
  readonly data: readonly string[];
}

export interface Dialect {
  /** First word of the Authorization header. */
  readonly scheme: string;
  /** Goes with every request. */
  readonly query: Readonly<Record<string, string>>;
  readonly readPath: string;
  readonly editPath: string;
  readonly listPath: string;
  /** The lines of a zone, in the answer to `readPath`. */
  readonly lines: z.ZodType<readonly ZoneLine[]>;
  /** The answer to `editPath`. */
  readonly edited: z.ZodType<unknown>;
  /** The names of the zones, in the answer to `listPath`. */
  readonly names: z.ZodType<readonly string[]>;
  readonly errors: HttpApi['errors'];
}

const text = (base64: string): string => Buffer.from(base64, 'base64').toString();

const lineSchema = z.object({
  line_index: z.number(),
  type: z.string(),
  record_type: z.string().optional(),
  dname_b64: z.string().optional(),
  data_b64: z.array(z.string()).optional(),
});
/** Comments and `$TTL` are lines too. */
const linesSchema = z
  .array(lineSchema)
  .transform((lines): readonly ZoneLine[] =>
    lines.flatMap(({ line_index: index, record_type: type, dname_b64: name, data_b64: data = [] }) =>
      type === undefined || name === undefined
        ? []
        : [{ index, type, name: normalName(text(name)), data: data.map(text) }],
    ),
  );
const newSerial = z.object({ new_serial: z.union([z.string(), z.number()]) });

/** https://api.docs.cpanel.net/cpanel/introduction/: `status` is 1 or 0, also with HTTP 200. */
const uapi = <T extends z.ZodType>(data: T) => z.object({ status: z.literal(1), data });
export const cpanelDialect: Dialect = {
  scheme: 'cpanel',
  query: {},
  readPath: '/execute/DNS/parse_zone',
  editPath: '/execute/DNS/mass_edit_zone',
  listPath: '/execute/DomainInfo/list_domains',
  lines: uapi(linesSchema).transform(({ data }) => data),
  edited: uapi(newSerial),
  names: uapi(
    z.object({
      main_domain: z.string(),
      addon_domains: z.array(z.string()).default([]),
      parked_domains: z.array(z.string()).default([]),
    }),
  ).transform(({ data }) => [data.main_domain, ...data.addon_domains, ...data.parked_domains]),
  errors: errorsBy(
    z.object({ status: z.literal(0), errors: z.array(z.string()).nullish(), messages: z.array(z.string()).nullish() }),
    ({ errors, messages }) => {
      const told = errors ?? messages ?? [];
      return (told.length === 0 ? ['status 0'] : told).map((message) => ({ code: '', message }));
    },
  ),
};

/** https://api.docs.cpanel.net/whm/introduction/: `metadata.result` is 1 or 0, also with HTTP 200. */
const whm = <T extends z.ZodType>(data: T) => z.object({ metadata: z.object({ result: z.literal(1) }), data });
export const whmDialect: Dialect = {
  scheme: 'whm',
  query: { 'api.version': '1' },
  readPath: '/json-api/parse_dns_zone',
  editPath: '/json-api/mass_edit_dns_zone',
  listPath: '/json-api/listzones',
  lines: whm(z.object({ payload: linesSchema })).transform(({ data }) => data.payload),
  edited: whm(newSerial),
  names: whm(z.object({ zone: z.array(z.object({ domain: z.string() })) })).transform(({ data }) =>
    data.zone.map(({ domain }) => domain),
  ),
  errors: errorsBy(z.object({ metadata: z.object({ result: z.literal(0), reason: z.string() }) }), ({ metadata }) => [
    { code: '', message: metadata.reason },
  ]),
};
