/** What gateways say by UPnP: as they should, as they do, and as somebody would who means harm. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeAction, readAction } from '../../../electron/engine/port-mapping/control.ts';
import { connectionsIn } from '../../../electron/engine/port-mapping/description.ts';
import { askOuterAddress } from '../../../electron/engine/port-mapping/nat-pmp.ts';
import { findMapper } from '../../../electron/engine/port-mapping/port-mapping.ts';
import { requestRouter } from '../../../electron/engine/port-mapping/router-http.ts';
import { readSearchAnswer, searchMessage } from '../../../electron/engine/port-mapping/ssdp.ts';
import { openGateway, readEntry } from '../../../electron/engine/port-mapping/upnp.ts';
import { freePort } from '../../support/free-port.ts';
import { ownTime } from '../../support/own-time.ts';

const router = '192.168.1.1';
const location = new URL(`http://${router}:5000/rootDesc.xml`);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const { signal } = new AbortController();
const here = '127.0.0.1';

const socketOn = async (): Promise<Socket> => {
  const socket = createSocket('udp4');
  socket.bind(0, here);
  await once(socket, 'listening');
  closers.push(() => socket.close());
  return socket;
};

const serve = async (listener: RequestListener): Promise<URL> => {
  const server = createServer(listener).listen(0, here);
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://${here}:${(server.address() as AddressInfo).port}/`);
};

describe('asking a router', () => {
  it('is done again, until the answer comes or nobody is there', async () => {
    const silent = await socketOn();
    let asked = 0;
    silent.on('message', (_, { port, address }) => {
      asked += 1;
      if (asked === 2) silent.send(Buffer.from([0, 128, 0, 0, 0, 0, 0, 9, 100, 64, 7, 8]), port, address);
    });
    const at = { signal, port: silent.address().port, patience: 1500 };
    expect(await askOuterAddress(here, at)).toBe('100.64.7.8');
    expect(await askOuterAddress(here, { signal, port: await freePort(), patience: 50 })).toBeUndefined();
  });

  it('is not done at public addresses', async () => {
    expect(await findMapper({ gateway: '8.8.8.8', address: '192.168.1.5', signal })).toBeUndefined();
    expect(await findMapper({ gateway: '192.168.1.1', address: '8.8.8.8', signal })).toBeUndefined();
  });
});

describe('the search', () => {
  const answer = (fields: Readonly<Record<string, string>>, status = 'HTTP/1.1 200 OK'): Buffer =>
    Buffer.from([status, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));
  const good = { ST: 'urn:schemas-upnp-org:device:InternetGatewayDevice:1', LOCATION: location.href };

  it('asks as the architecture says', () => {
    expect(searchMessage('239.255.255.250', 1900, 1).split('\r\n')).toEqual([
      'M-SEARCH * HTTP/1.1',
      'HOST: 239.255.255.250:1900',
      'MAN: "ssdp:discover"',
      'MX: 1',
      'ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1',
      '',
      '',
    ]);
  });

  it('takes a description at the router', () => {
    expect(readSearchAnswer(answer(good), router)?.href).toBe(location.href);
    expect(readSearchAnswer(answer({ st: good.ST, Location: location.href }), router)?.href).toBe(location.href);
  });

  it.each([
    ['at another machine', answer({ ...good, LOCATION: 'http://192.168.1.9/x.xml' })],
    ['at a name', answer({ ...good, LOCATION: 'http://router.example/x.xml' })],
    ['by another protocol', answer({ ...good, LOCATION: `https://${router}/x.xml` })],
    ['in a file', answer({ ...good, LOCATION: 'file:///etc/passwd' })],
    ['with a password', answer({ ...good, LOCATION: `http://me:it@${router}/x.xml` })],
    ['nowhere', answer({ ST: good.ST })],
    ['of a television', answer({ ...good, ST: 'urn:schemas-upnp-org:device:MediaRenderer:1' })],
    ['that is an error', answer(good, 'HTTP/1.1 404 Not Found')],
    ['that is a search itself', answer(good, 'M-SEARCH * HTTP/1.1')],
    ['that does not end', Buffer.concat([answer(good), Buffer.alloc(4096, 'a')])],
    ['of nothing', Buffer.alloc(0)],
  ])('passes over a description %s', (_, message) => {
    expect(readSearchAnswer(message, router)).toBeUndefined();
  });
});

const service = (type: string, control: string): string =>
  `<service><serviceType>urn:schemas-upnp-org:service:${type}</serviceType><controlURL>${control}</controlURL></service>`;
const described = (services: string, base = ''): string =>
  `<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0">${base}<device>
    <serviceList>${service('Layer3Forwarding:1', '/l3')}</serviceList>
    <deviceList><device><deviceList><device><serviceList>${services}</serviceList></device></deviceList></device></deviceList>
  </device></root>`;

describe('the description', () => {
  const found = (text: string) =>
    connectionsIn(text, location).map(({ type, control }) => [type.slice(29), control.href]);

  it('lists connections of every kind, wherever they are nested', () => {
    const services = [
      service('WANIPConnection:2', '/ctl/ip'),
      service('WANPPPConnection:1', 'ctl/ppp'),
      service('WANIPConnection:1', `http://${router}:49152/ctl`),
      service('WANCommonInterfaceConfig:1', '/ctl/common'),
    ];
    expect(found(described(services.join('')))).toEqual([
      ['WANIPConnection:2', 'http://192.168.1.1:5000/ctl/ip'],
      ['WANPPPConnection:1', 'http://192.168.1.1:5000/ctl/ppp'],
      ['WANIPConnection:1', 'http://192.168.1.1:49152/ctl'],
    ]);
  });

  it('may name another port of the router as the base of its addresses', () => {
    const text = described(service('WANIPConnection:1', '/ctl'), `<URLBase>http://${router}:80</URLBase>`);
    expect(found(text)).toEqual([['WANIPConnection:1', 'http://192.168.1.1/ctl']]);
    expect(found(described(service('WANIPConnection:1', '/ctl'), '<URLBase/>'))).toHaveLength(1);
  });

  it.each([
    ['a base elsewhere', described(service('WANIPConnection:1', '/ctl'), '<URLBase>http://10.0.0.1/</URLBase>')],
    ['control elsewhere', described(service('WANIPConnection:1', 'http://169.254.169.254/latest'))],
    ['control at a sibling name', described(service('WANIPConnection:1', '//192.168.1.1.example/ctl'))],
    ['control by script', described(service('WANIPConnection:1', 'javascript:alert(1)'))],
    ['no services', described('')],
    ['entities', `<!DOCTYPE a [<!ENTITY b "c">]>${described(service('WANIPConnection:1', '/ctl'))}`],
    ['half a document', described(service('WANIPConnection:1', '/ctl')).slice(0, 300)],
    ['comments without end', '<!--'.repeat(60_000)],
    ['something else', '<html><body>Please sign in</body></html>'],
    [
      'devices within devices',
      `<root>${'<device><deviceList>'.repeat(5000)}${'</deviceList></device>'.repeat(5000)}</root>`,
    ],
  ])('gives nothing for %s', (_, text) => {
    expect(ownTime(() => expect(found(text)).toEqual([]))).toBeLessThan(1000);
  });

  it('is not followed without end', () => {
    expect(found(described(service('WANIPConnection:1', '/ctl').repeat(500)))).toHaveLength(8);
  });
});

describe('an action', () => {
  const type = 'urn:schemas-upnp-org:service:WANIPConnection:1';
  const fault = (code: string) => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
    <faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>
    <UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>${code}</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>`;

  it('is written so that no value becomes markup', () => {
    expect(
      encodeAction(type, 'AddPortMapping', { NewExternalPort: 80, NewPortMappingDescription: 'a</b>&"' }),
    ).toContain(
      `<u:AddPortMapping xmlns:u="${type}"><NewExternalPort>80</NewExternalPort><NewPortMappingDescription>a&lt;/b&gt;&amp;&quot;</NewPortMappingDescription></u:AddPortMapping>`,
    );
  });

  it('is answered by values, by an error, or not at all', () => {
    const done = `<s:Envelope xmlns:s="x"><s:Body><u:AResponse xmlns:u="${type}"><NewLeaseDuration> 60 </NewLeaseDuration></u:AResponse></s:Body></s:Envelope>`;
    expect(readAction(done, 'A')).toEqual({ kind: 'done', values: new Map([['NewLeaseDuration', '60']]) });
    expect(readAction(done, 'B')).toBeUndefined();
    expect(readAction(fault('725'), 'A')).toEqual({ kind: 'fault', code: 725 });
    for (const odd of ['', '-1', '1e99', '7'.repeat(4000)]) expect(readAction(fault(odd), 'A')).toBeUndefined();
    expect(readAction('not xml', 'A')).toBeUndefined();
  });

  it('tells who has a port in words that fit on a line', () => {
    const entry = (client: string, port: string, text: string) =>
      readEntry(
        new Map([
          ['NewInternalClient', client],
          ['NewInternalPort', port],
          ['NewPortMappingDescription', text],
        ]),
      );
    expect(entry('192.168.1.9', '8080', 'Plex\u0007\u202e\n server')).toEqual({
      client: '192.168.1.9',
      port: 8080,
      description: 'Plex server',
    });
    expect(entry('192.168.1.9', '80', 'x'.repeat(5000))?.description).toHaveLength(60);
    expect(entry('<script>', '80', '')).toBeUndefined();
    expect(entry('192.168.1.9', '99999999', '')).toBeUndefined();
  });
});

describe('HTTP of a router', () => {
  const ask = (url: URL, limitBytes = 1000) =>
    requestRouter({ url, address: here, method: 'GET', timeout: 500, limitBytes, signal });

  it('is read as it is, and never followed elsewhere', async () => {
    const elsewhere = await serve((_, response) => response.end('secret'));
    const url = await serve((_, response) => response.writeHead(302, { location: elsewhere.href }).end('moved'));
    expect(await ask(url)).toEqual({ status: 302, body: 'moved' });
  });

  it('is given up when it is too long, cut off, or does not end', async () => {
    expect(await ask(await serve((_, response) => response.end('x'.repeat(1001))))).toBeUndefined();
    expect(await ask(await serve((_, response) => void response.write('begun')))).toBeUndefined();
    const cut = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('x', () => response.destroy());
    });
    expect(await ask(cut)).toBeUndefined();
    expect(await ask(new URL(`http://${here}:${await freePort()}/`))).toBeUndefined();
  });
});

describe('a gateway of two connections that keeps no lease', () => {
  it('is used by the connection it has, and without a lease', async () => {
    const said: string[] = [];
    const answers = (action: string, body: string): string | number => {
      if (action === 'GetStatusInfo')
        return `<NewConnectionStatus>${body.includes('WANPPP') ? 'Connected' : 'Unconfigured'}</NewConnectionStatus>`;
      return action === 'AddPortMapping' && !body.includes('<NewLeaseDuration>0<') ? 725 : '';
    };
    const url = await serve(async (request, response) => {
      if (request.method === 'GET')
        return void response.end(
          described(service('WANIPConnection:1', '/ip') + service('WANPPPConnection:1', '/ppp')),
        );
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      const action = String(request.headers.soapaction).split('#')[1]?.replace('"', '') ?? '';
      said.push(`${request.url} ${action}`);
      const answer = answers(action, body);
      const inner =
        typeof answer === 'number'
          ? `<s:Fault><detail><UPnPError><errorCode>${answer}</errorCode></UPnPError></detail></s:Fault>`
          : `<u:${action}Response>${answer}</u:${action}Response>`;
      response.end(`<s:Envelope><s:Body>${inner}</s:Body></s:Envelope>`);
    });
    const ssdp = await socketOn();
    ssdp.on('message', (_, { port, address }) =>
      ssdp.send(
        `HTTP/1.1 200 OK\r\nST: urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\nLOCATION: ${url.href}\r\n\r\n`,
        port,
        address,
      ),
    );
    const gateway = await openGateway({ router: here, address: here, port: ssdp.address().port, signal });
    const request = { router: here, address: here, outerPort: 80, innerPort: 8080, seconds: 3600, signal };
    expect(await gateway?.map(request)).toEqual({ kind: 'mapped', outerPort: 80, seconds: 0 });
    expect(await gateway?.unmap(80)).toBeUndefined();
    expect(said.toSorted()).toEqual([
      '/ip GetStatusInfo',
      '/ppp AddPortMapping',
      '/ppp AddPortMapping',
      '/ppp DeletePortMapping',
      '/ppp GetStatusInfo',
    ]);
  });
});
