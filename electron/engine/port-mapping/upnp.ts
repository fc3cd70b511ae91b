/** UPnP Internet Gateway Device: ports through WANIPConnection:1 and :2 and WANPPPConnection:1 of the UPnP Forum. */
import { isIPv4 } from 'node:net';
import { type ActionAnswer, type ActionCall, callAction } from './control.ts';
import { type ConnectionService, connectionsIn } from './description.ts';
import type { MapAnswer, MappingRequest } from './mapping.ts';
import { requestRouter } from './router-http.ts';
import { findDescription } from './ssdp.ts';

/** To whom an outer port leads. */
export interface PortEntry {
  readonly client: string;
  readonly port: number;
  readonly description: string;
}

export interface Gateway {
  /** `undefined` when the router does not tell. Never rejects. */
  entry(outerPort: number): Promise<PortEntry | 'none' | undefined>;
  /** `undefined` where it does not answer. Never rejects. */
  map(request: MappingRequest): Promise<MapAnswer | undefined>;
  /** Ends with why not; `undefined` when the port leads nowhere any more. Never rejects. */
  unmap(outerPort: number): Promise<string | undefined>;
}

/** What the router's own pages show beside the port, and how ours are told from others. */
export const ourDescription = 'Certwright';

export interface GatewayOptions {
  readonly router: string;
  readonly address: string;
  readonly signal: AbortSignal;
  /** 1900 unless told. */
  readonly port?: number;
}

/** `undefined` where the router speaks no UPnP. Changes nothing. Never rejects. */
export const openGateway = async (options: GatewayOptions): Promise<Gateway | undefined> => {
  const { address, signal } = options;
  const url = await findDescription(options);
  if (url === undefined) return undefined;
  const answer = await requestRouter({ url, address, method: 'GET', timeout: 2000, limitBytes: 256 * 1024, signal });
  const services = answer?.status === 200 ? connectionsIn(answer.body, url) : [];
  const service = services.length > 1 ? await connectedOf(services, address, signal) : services[0];
  return service && gatewayAt((action, values) => callAction({ service, address, action, values, signal }));
};

type Call = (action: string, values: ActionCall['values']) => Promise<ActionAnswer | undefined>;

/** A router lists connections that it could have; the one it has says so. */
const connectedOf = async (
  services: readonly ConnectionService[],
  address: string,
  signal: AbortSignal,
): Promise<ConnectionService | undefined> => {
  const answers = await Promise.all(
    services.map((service) => callAction({ service, address, action: 'GetStatusInfo', values: {}, signal })),
  );
  const connected = answers.findIndex(
    (answer) => answer?.kind === 'done' && answer.values.get('NewConnectionStatus') === 'Connected',
  );
  return services[Math.max(connected, 0)];
};

const gatewayAt = (call: Call): Gateway => ({
  entry: async (outerPort) => {
    const answer = await call('GetSpecificPortMappingEntry', named(outerPort));
    if (answer?.kind === 'fault' && answer.code === noSuchEntry) return 'none';
    return answer?.kind === 'done' ? readEntry(answer.values) : undefined;
  },
  map: async (request) => {
    const answer = await call('AddPortMapping', newEntry(request));
    if (answer === undefined) return undefined;
    if (answer.kind === 'done') return { kind: 'mapped', outerPort: request.outerPort, seconds: request.seconds };
    if (answer.code !== onlyPermanent) return { kind: 'refused', reason: nameOf(answer.code) };
    const second = await call('AddPortMapping', newEntry({ ...request, seconds: 0 }));
    if (second === undefined) return undefined;
    if (second.kind === 'fault') return { kind: 'refused', reason: nameOf(second.code) };
    return { kind: 'mapped', outerPort: request.outerPort, seconds: 0 };
  },
  unmap: async (outerPort) => {
    const answer = await call('DeletePortMapping', named(outerPort));
    if (answer === undefined) return 'no-answer';
    return answer.kind === 'done' || answer.code === noSuchEntry ? undefined : nameOf(answer.code);
  },
});

const noSuchEntry = 714;
const onlyPermanent = 725;

/** From every host outside, by TCP. */
const named = (outerPort: number): ActionCall['values'] => ({
  NewRemoteHost: '',
  NewExternalPort: outerPort,
  NewProtocol: 'TCP',
});

/** WANIPConnection:1 §2.4.16, in its order of arguments. */
const newEntry = ({ outerPort, innerPort, address, seconds }: MappingRequest): ActionCall['values'] => ({
  ...named(outerPort),
  NewInternalPort: innerPort,
  NewInternalClient: address,
  NewEnabled: 1,
  NewPortMappingDescription: ourDescription,
  NewLeaseDuration: seconds,
});

/** Of the description only what can be shown on one line. */
export const readEntry = (values: ReadonlyMap<string, string>): PortEntry | undefined => {
  const client = values.get('NewInternalClient') ?? '';
  const port = values.get('NewInternalPort') ?? '';
  if (!isIPv4(client) || !/^\d{1,5}$/.test(port)) return undefined;
  const text = values.get('NewPortMappingDescription') ?? '';
  const description = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return { client, port: Number(port), description: [...description].slice(0, 60).join('') };
};

const nameOf = (code: number): string => faults[code] ?? `UPnP ${code}`;

/** UPnP Device Architecture 1.1 §3.2.2, WANIPConnection:1 §2.4.16 and :2 §2.5.16. */
const faults: Readonly<Record<number, string>> = {
  401: 'UPnP 401: Invalid Action',
  402: 'UPnP 402: Invalid Args',
  501: 'UPnP 501: Action Failed',
  606: 'not-authorized',
  718: 'taken',
  724: 'same-port-only',
  725: 'UPnP 725: OnlyPermanentLeasesSupported',
  726: 'UPnP 726: RemoteHostOnlySupportsWildcard',
  727: 'UPnP 727: ExternalPortOnlySupportsWildcard',
  728: 'no-resources',
  729: 'taken',
  732: 'UPnP 732: WildCardNotPermittedInIntPort',
};
