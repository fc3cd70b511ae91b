/** XML-RPC (http://xmlrpc.com/spec.md): one call with named parameters, and the value of its answer. */
import { escapeXml, readXml, type XmlElement } from '../xml.ts';

export type RpcValue =
  | string
  | number
  | boolean
  | undefined
  | readonly RpcValue[]
  | { readonly [name: string]: RpcValue };

export const writeCall = (method: string, parameters: Readonly<Record<string, string | number>>): string => {
  const members = Object.entries(parameters).map(([name, value]) => {
    const typed = typeof value === 'number' ? `<int>${value}</int>` : `<string>${escapeXml(value)}</string>`;
    return `<member><name>${escapeXml(name)}</name><value>${typed}</value></member>`;
  });
  const struct = `<param><value><struct>${members.join('')}</struct></value></param>`;
  return `<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>${escapeXml(method)}</methodName><params>${struct}</params></methodCall>`;
};

/** A fault is a value too: `faultCode` and `faultString`. `undefined` for everything that is no answer. */
export const readAnswer = (text: string): RpcValue => {
  const root = readXml(text);
  if (root?.name !== 'methodResponse') return undefined;
  const value = root.child('fault')?.child('value') ?? root.child('params')?.child('param')?.child('value');
  return value === undefined ? undefined : readValue(value);
};

const readValue = (element: XmlElement): RpcValue => {
  const [typed] = element.children;
  if (typed === undefined) return element.text;
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
      return (typed.child('data')?.all('value') ?? []).map(readValue);
    case 'struct':
      return Object.fromEntries(typed.all('member').map(memberOf));
    default:
      return typed.text;
  }
};

const memberOf = (member: XmlElement): readonly [string, RpcValue] => {
  const value = member.child('value');
  return [member.child('name')?.text ?? '', value === undefined ? undefined : readValue(value)];
};
