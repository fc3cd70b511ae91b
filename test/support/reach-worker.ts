/** Whether a TCP port answers: `reach-worker.ts <address> <port>`, prints what it says, or `null`, as JSON. */
import { connect } from 'node:net';

const [, , host = '', port = ''] = process.argv;
const socket = connect({ host, port: Number(port), timeout: 800 });
let heard = '';
socket.setEncoding('utf8');
socket.on('data', (text: string) => {
  heard += text;
});
socket.on('timeout', () => socket.destroy());
socket.on('error', () => undefined);
socket.on('close', () => process.stdout.write(JSON.stringify(heard === '' ? null : heard)));
