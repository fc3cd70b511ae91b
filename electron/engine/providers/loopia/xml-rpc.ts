/** Calls and answers of XML-RPC (http://xmlrpc.com/spec.md), as far as this API uses it. */
import { escapeXml, readXml, type XmlElement } from '../xml.ts';

export type RpcValue = string | number | { readonly [name: string]: string | number };

export const methodCall = (method: string, params: readonly RpcValue[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>${method}</methodName><params>${params
    .map((value) => `<param>${written(value)}</param>`)
    .join('')}</params></methodCall>`;

/** `value` holds strings, numbers, arrays and objects. */
export type MethodResponse =
  | { readonly fault: { readonly code: string; readonly message: string } }
  | { readonly value: unknown };

/** `undefined` for everything that is no answer to a call. */
export const readResponse = (text: string): MethodResponse | undefined => {
  const root = readXml(text);
  if (root?.name !== 'methodResponse') return undefined;
  const fault = root.child('fault')?.child('value');
  if (fault !== undefined) {
    const told = heldIn(fault);
    const part = (name: string): string =>
      typeof told === 'object' && told !== null ? String(Reflect.get(told, name) ?? '') : '';
    return { fault: { code: part('faultCode'), message: part('faultString') } };
  }
  const value = root.child('params')?.child('param')?.child('value');
  return value === undefined ? undefined : { value: heldIn(value) };
};

const written = (value: RpcValue): string => {
  if (typeof value === 'string') return `<value><string>${escapeXml(value)}</string></value>`;
  if (typeof value === 'number') return `<value><int>${value}</int></value>`;
  const members = Object.entries(value).map(([name, one]) => `<member><name>${name}</name>${written(one)}</member>`);
  return `<value><struct>${members.join('')}</struct></value>`;
};

/** The service puts blanks around names and texts. */
const heldIn = (element: XmlElement): unknown => {
  const [typed] = element.children;
  if (typed === undefined) return element.text.trim();
  switch (typed.name) {
    case 'int':
    case 'i4':
    case 'double':
      return Number(typed.text.trim());
    case 'array':
      return (typed.child('data')?.all('value') ?? []).map(heldIn);
    case 'struct':
      return Object.fromEntries(
        typed.all('member').map((member) => {
          const value = member.child('value');
          return [member.child('name')?.text.trim() ?? '', value === undefined ? '' : heldIn(value)];
        }),
      );
    default:
      return typed.text.trim();
  }
};
