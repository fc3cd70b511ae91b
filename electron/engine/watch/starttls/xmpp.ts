/** STARTTLS of XMPP, between client and server and between servers (RFC 6120 §5.4). */
import { garbled, missing, type StartTls } from './wire.ts';

const starting =
  (namespace: string): StartTls =>
  async ({ wire, name }) => {
    wire.send(
      `<?xml version='1.0'?><stream:stream to='${escaped(name)}' version='1.0' xmlns='${namespace}' xmlns:stream='http://etherx.jabber.org/streams'>`,
    );
    const opened = await wire.until(/<\/stream:features\s*>|<stream:features\s*\/>|<\/stream:stream\s*>/);
    if (!/<([\w-]+:)?stream\b/.test(opened)) throw garbled(opened);
    if (!opened.includes('urn:ietf:params:xml:ns:xmpp-tls')) throw missing(opened.slice(-200));
    wire.send("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
    const answer = await wire.until(/<(\w+:)?(proceed|failure)\b[^>]*>(?:\s*<\/(\w+:)?proceed\s*>)?/);
    if (!/<(\w+:)?proceed\b/.test(answer)) throw missing(answer);
  };

const escaped = (text: string): string => text.replace(/[<>&'"]/g, '');

export const xmppClient = starting('jabber:client');
export const xmppServer = starting('jabber:server');
