/** SSLRequest of PostgreSQL ("Message Formats": length 8, code 80877103); one byte answers. */
import { garbled, missing, type StartTls } from './wire.ts';

const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

export const postgresql: StartTls = async ({ wire }) => {
  wire.send(sslRequest);
  const answer = (await wire.bytes(1)).toString('latin1');
  if (answer === 'S') return;
  if (answer === 'N') throw missing('N');
  throw garbled(answer);
};
