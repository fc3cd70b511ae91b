/** Calls and answers of XML-RPC (http://xmlrpc.com/spec.md), as far as APIs here use it. */
import { escapeXml, readXml, type XmlElement } from '../text/xml.ts';

export type RpcValue = string | number | { readonly [name: string]: string | number };

export const writeRpcCall = (method: string, params: readonly RpcValue[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>${escapeXml(method)}</methodName><params>${params
    .map((value) => `<param>${written(value)}</param>`)
    .join('')}</params></methodCall>`;

const written = (value: RpcValue): string => {
  if (typeof value === 'string') return `<value><string>${escapeXml(value)}</string></value>`;
  if (typeof value === 'number') return `<value><int>${value}</int></value>`;
  const members = Object.entries(value).map(
    ([name, one]) => `<member><name>${escapeXml(name)}</name>${written(one)}</member>`,
  );
  return `<value><struct>${members.join('')}</struct></value>`;
};

/** Both hold strings, numbers, booleans, arrays and objects. */
type RpcAnswer = { readonly fault: unknown } | { readonly value: unknown };

/** `undefined` for everything that is no answer to a call. `clean` is for services that add to texts. */
export const readRpcAnswer = (text: string, clean = (told: string): string => told): RpcAnswer | undefined => {
  const root = readXml(text);
  if (root?.name !== 'methodResponse') return undefined;
  const fault = root.child('fault')?.child('value');
  if (fault !== undefined) return { fault: heldIn(fault, clean) };
  const value = root.child('params')?.child('param')?.child('value');
  return value === undefined ? undefined : { value: heldIn(value, clean) };
};

const heldIn = (element: XmlElement, clean: (told: string) => string): unknown => {
  const [typed] = element.children;
  if (typed === undefined) return clean(element.text);
  switch (typed.name) {
    case 'int':
    case 'i4':
    case 'i8':
    case 'double':
      return Number(typed.text);
    case 'boolean':
      return typed.text.trim() === '1';
    case 'nil':
      return undefined;
    case 'array':
      return (typed.child('data')?.all('value') ?? []).map((one) => heldIn(one, clean));
    case 'struct':
      return Object.fromEntries(
        typed.all('member').map((member) => {
          const value = member.child('value');
          return [clean(member.child('name')?.text ?? ''), value === undefined ? undefined : heldIn(value, clean)];
        }),
      );
    default:
      return clean(typed.text);
  }
};
