/** One action of a UPnP service as a SOAP call (UPnP Device Architecture 1.1 §3.1). */
import { escapeXml, readXml, type XmlElement } from '../text/xml.ts';
import type { ConnectionService } from './description.ts';
import { requestRouter } from './router-http.ts';

export type ActionAnswer =
  | { readonly kind: 'done'; readonly values: ReadonlyMap<string, string> }
  | { readonly kind: 'fault'; readonly code: number };

export interface ActionCall {
  readonly service: ConnectionService;
  readonly address: string;
  readonly action: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly signal: AbortSignal;
}

/** `undefined` where no answer comes that can be read. Never rejects. */
export const callAction = async (call: ActionCall): Promise<ActionAnswer | undefined> => {
  const { service, address, action, signal } = call;
  const answer = await requestRouter({
    url: service.control,
    address,
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `"${service.type}#${action}"` },
    body: encodeAction(service.type, action, call.values),
    // Small routers write their rules one by one.
    timeout: 5000,
    limitBytes: 64 * 1024,
    signal,
  });
  return answer === undefined ? undefined : readAction(answer.body, action);
};

/** §3.2.1: arguments in the order in which the service describes them. */
export const encodeAction = (type: string, action: string, values: ActionCall['values']): string => {
  const inner = Object.entries(values).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  return [
    '<?xml version="1.0"?>\r\n',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
    ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>',
    `<u:${action} xmlns:u="${escapeXml(type)}">${inner.join('')}</u:${action}>`,
    '</s:Body></s:Envelope>\r\n',
  ].join('');
};

/** §3.2.2 and, for faults, §3.2.5. */
export const readAction = (text: string, action: string): ActionAnswer | undefined => {
  const envelope = readXml(text);
  const body = envelope?.name === 'Envelope' ? envelope.child('Body') : undefined;
  const code = faultIn(body);
  if (code !== undefined) return { kind: 'fault', code };
  const values = body?.child(`${action}Response`)?.children;
  return values && { kind: 'done', values: new Map(values.map((one) => [one.name, one.text.trim()])) };
};

const faultIn = (body: XmlElement | undefined): number | undefined => {
  const text = body?.child('Fault')?.child('detail')?.child('UPnPError')?.child('errorCode')?.text.trim() ?? '';
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
};
