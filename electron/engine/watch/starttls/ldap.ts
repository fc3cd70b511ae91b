/** StartTLS of LDAP: an extended operation (RFC 4511 §4.14), in the few bytes of BER that it takes. */
import { garbled, missing, type StartTls, type Wire } from './wire.ts';

/** `1.3.6.1.4.1.1466.20037` (RFC 4511 §4.14.1), asked as message 1. */
const name = Buffer.from('1.3.6.1.4.1.1466.20037');
const request = Buffer.concat([
  Buffer.from([0x30, 3 + 2 + 2 + name.length, 0x02, 0x01, 0x01, 0x77, 2 + name.length, 0x80, name.length]),
  name,
]);
const extendedResponse = 0x78;
const enumerated = 0x0a;
const longestAnswer = 4096;

export const ldap: StartTls = async ({ wire }) => {
  wire.send(request);
  const message = await elementOf(wire);
  const id = readElement(message, 0);
  const response = readElement(message, id.end);
  if (response.tag !== extendedResponse) throw garbled(`tag ${response.tag}`);
  const code = readElement(response.content, 0);
  if (code.tag !== enumerated || code.content.length !== 1) throw garbled('no result code');
  const [result = 0] = code.content;
  if (result === 0) return;
  const matched = readElement(response.content, code.end);
  const said = readElement(response.content, matched.end).content.toString('latin1');
  throw missing(`result ${result} ${said}`);
};

/** The content of one SEQUENCE from the wire. */
const elementOf = async (wire: Wire): Promise<Buffer> => {
  const head = await wire.bytes(2);
  const [tag = 0, first = 0] = head;
  if (tag !== 0x30) throw garbled(head.toString('latin1'));
  const size = first & 0x80 ? await wire.bytes(Math.min(first & 0x7f, 4)) : Buffer.from([first]);
  const length = size.length === 0 ? longestAnswer + 1 : size.readUIntBE(0, size.length);
  if (length > longestAnswer) throw garbled(`${length} bytes`);
  return wire.bytes(length);
};

const readElement = (data: Buffer, at: number) => {
  const tag = data[at];
  const first = data[at + 1];
  if (tag === undefined || first === undefined) throw garbled('cut short');
  const bytes = first & 0x80 ? first & 0x7f : 0;
  if (bytes > 4 || at + 2 + bytes > data.length) throw garbled('cut short');
  const length = bytes === 0 ? first : data.readUIntBE(at + 2, bytes);
  const begin = at + 2 + bytes;
  if (begin + length > data.length) throw garbled('cut short');
  return { tag, content: data.subarray(begin, begin + length), end: begin + length };
};
