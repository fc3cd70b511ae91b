/** A provider's API on loopback: zones and records in memory, routes from the spec, faults as scripted. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readTxt, writeTxt } from '../../electron/engine/providers/txt-content.ts';

export interface StoredRecord {
  readonly id: string;
  /** TXT unless told. */
  readonly type?: string;
  /** Full name, lower case, without the final dot. */
  readonly name: string;
  /** As people mean it: TXT without quotes, all others in presentation form, host names without final dot. */
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
}
/** From the zone's name to its records, in the order of their making. */
export type Zones = Map<string, StoredRecord[]>;

export interface Asked {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string;
  /** As it came: path and query undecoded. */
  readonly target: string;
  /** Parsed JSON, where it is JSON. */
  readonly body: unknown;
  readonly text: string;
  /** The fields of a form. */
  readonly form: URLSearchParams;
}
export interface Reply {
  readonly status: number;
  /** Sent as JSON, unless there is `text`. */
  readonly json?: unknown;
  readonly text?: string;
  /** Sent as they are, for encodings other than UTF-8. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
/** `hang` never answers, `cut` closes the connection. */
export type Fault = Reply | 'hang' | 'cut';

export interface ProviderStandIn {
  readonly endpoint: string;
  /** `GET /path?query`, in the order of their coming. */
  readonly requests: readonly string[];
  /** The next requests meet these faults, one each, whatever they ask. */
  script(...faults: readonly Fault[]): void;
  /** Every request from now on meets this fault, or none. */
  always(fault: Fault | undefined): void;
  close(): Promise<void>;
}

export const startProviderStandIn = async (
  answer: (asked: Asked) => Reply | Promise<Reply>,
): Promise<ProviderStandIn> => {
  const requests: string[] = [];
  const scripted: Fault[] = [];
  let lasting: Fault | undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const text = await textOf(request);
    const fault = scripted.shift() ?? lasting;
    if (fault === 'hang') return;
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const header = (name: string): string => String(request.headers[name] ?? '');
    const reply =
      fault ??
      (await answer({
        method: request.method ?? '',
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        header,
        target: request.url ?? '',
        body: jsonIn(text),
        text,
        form: new URLSearchParams(text),
      }));
    response
      .writeHead(reply.status, {
        'content-type': reply.text === undefined ? 'application/json' : 'text/html',
        ...reply.headers,
      })
      .end(reply.bytes ?? reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json)));
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((thrown: unknown) => response.writeHead(599).end(String(thrown)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    script: (...faults) => void scripted.push(...faults),
    always: (fault) => {
      lasting = fault;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One page of a list, and how many pages there are. */
export const pageOf = <T>(all: readonly T[], page: number, size: number): { items: readonly T[]; pages: number } => ({
  items: all.slice((page - 1) * size, page * size),
  pages: Math.max(1, Math.ceil(all.length / size)),
});

let lastId = 1000;
export const nextId = (): string => {
  lastId += 1;
  return String(lastId);
};

/** The name inside its zone; `@` for the zone itself. */
export const inside = (name: string, zone: string): string => (name === zone ? '@' : name.slice(0, -zone.length - 1));
/** Back from the name inside the zone. */
export const outside = (relative: string, zone: string): string =>
  relative === '@' || relative === '' ? zone : `${relative}.${zone}`;

export const typeOf = ({ type = 'TXT' }: Pick<StoredRecord, 'type'>): string => type;
/** The type of a record as it is kept: none for TXT. */
export const typed = (type: string): { readonly type?: string } => (type === 'TXT' ? {} : { type });
/** Whether a record is one of the set of this type at this name. */
export const isSet =
  (name: string, type: string) =>
  (one: StoredRecord): boolean =>
    one.name === name && typeOf(one) === type;

/** As a zone file has it: TXT quoted, host names with their final dot. */
export const inZoneFile = (type: string, value: string): string => {
  if (type === 'TXT') return writeTxt(value);
  return type === 'CNAME' ? `${value}.` : value;
};
/** Back from there; `undefined` for what servers do not take. */
export const fromZoneFile = (type: string, content: string): string | undefined => {
  if (type === 'TXT') return content.startsWith('"') ? readTxt(content) : undefined;
  if (type === 'CNAME') return content.endsWith('.') ? content.slice(0, -1) : undefined;
  if (type === 'CAA') return caaForm.test(content) ? content : undefined;
  return content;
};
const caaForm = /^(\d+) ([a-z0-9]+) "((?:[^"\\]|\\.)*)"$/;

export interface CaaParts {
  readonly flags: number;
  readonly tag: string;
  readonly value: string;
}
/** For services that keep CAA in parts. */
export const caaParts = (content: string): CaaParts => {
  const [, flags = '', tag = '', value = ''] = caaForm.exec(content) ?? [];
  return { flags: Number(flags), tag, value: value.replace(/\\(.)/g, '$1') };
};
export const caaFrom = ({ flags, tag, value }: CaaParts): string =>
  `${flags} ${tag} "${value.replace(/["\\]/g, '\\$&')}"`;

/** Writes a whole set: values that stay keep their ids. */
export const replaceSet = (
  zones: Zones,
  zone: string,
  name: string,
  set: { readonly values: readonly string[]; readonly ttl: number; readonly type?: string },
): void => {
  const { type = 'TXT' } = set;
  const before = zones.get(zone) ?? [];
  const isOwn = isSet(name, type);
  const others = before.filter((one) => !isOwn(one));
  const own = set.values.map((value) => ({
    id: before.find((one) => isOwn(one) && one.value === value)?.id ?? nextId(),
    ...typed(type),
    name,
    value,
    ttl: set.ttl,
  }));
  zones.set(zone, [...others, ...own]);
};
