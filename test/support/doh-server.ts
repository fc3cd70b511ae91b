/** DNS over HTTPS (RFC 8484) on loopback, with a root of its own, or in the place of an operator. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet';
import { makeTlsIdentity, type TlsIdentity } from './tls-identity.ts';

/** A DNS answer, an answer of HTTP alone, or silence. */
export type DohAnswer = Packet | { readonly status: number; readonly type: string; readonly body: Buffer } | 'silence';

export interface DohServer {
  readonly url: string;
  readonly rootPem: string;
  /** `POST A name id`, in order of arrival. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

export const startDohServer = async (
  answerTo: (question: DecodedPacket) => DohAnswer | Promise<DohAnswer>,
  /** Whose address and certificate it has. */
  operator?: { readonly address: string; readonly identity: TlsIdentity },
): Promise<DohServer> => {
  const { certificatePem, keyPem, rootPem } = operator?.identity ?? (await makeTlsIdentity());
  const asked: string[] = [];
  const server = createServer({ cert: certificatePem, key: keyPem }, (request, response) => {
    void buffer(request).then(async (body) => {
      const url = new URL(request.url ?? '', 'https://localhost');
      const fromUrl = Buffer.from(url.searchParams.get('dns') ?? '', 'base64url');
      const packet = decode(request.method === 'GET' ? fromUrl : body);
      const question = packet.questions?.[0];
      asked.push(`${request.method} ${question?.type} ${question?.name} ${packet.id}`);
      const answer = await answerTo(packet);
      if (answer === 'silence') return;
      const plain = 'status' in answer;
      response.writeHead(plain ? answer.status : 200, {
        'content-type': plain ? answer.type : 'application/dns-message',
      });
      response.end(plain ? answer.body : encode(answer));
    });
  });
  server.listen(operator === undefined ? 0 : 443, operator?.address ?? '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/dns-query`,
    rootPem,
    asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
