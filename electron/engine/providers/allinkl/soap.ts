/** The SOAP of the KAS API: parameters are JSON in one element, answers are nested maps of keys and values. */
import { escapeXml, readXml, type XmlElement } from '../../text/xml.ts';

type SoapReply =
  | { readonly fault: { readonly word: string; readonly detail: string } }
  /** Strings, arrays and objects; numbers are strings too. */
  | { readonly value: unknown };

export const soapCall = (operation: 'KasAuth' | 'KasApi', parameters: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><${operation} xmlns="https://kasserver.com/"><Params>${escapeXml(JSON.stringify(parameters))}</Params></${operation}></Body></Envelope>`;

/** `undefined` for everything that is no SOAP answer. */
export const readSoap = (text: string): SoapReply | undefined => {
  const body = readXml(text)?.child('Body');
  const fault = body?.child('Fault');
  if (fault !== undefined)
    return {
      fault: {
        word: fault.child('faultstring')?.text.trim() ?? '',
        detail: fault.child('detail')?.text.trim() ?? '',
      },
    };
  const held = body?.children[0]?.child('return');
  return held === undefined ? undefined : { value: read(held) };
};

/** An array and a map both hold items; those of a map have keys. */
const read = (element: XmlElement): unknown => {
  const items = element.all('item');
  if (items.length === 0) return /Array$/.test(element.attribute('xsi:type') ?? '') ? [] : element.text.trim();
  if (items.every((item) => item.child('key') === undefined)) return items.map(read);
  return Object.fromEntries(
    items.map((item) => {
      const value = item.child('value');
      return [item.child('key')?.text.trim() ?? '', value === undefined ? '' : read(value)];
    }),
  );
};
