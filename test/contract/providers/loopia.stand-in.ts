import { loopia } from '../../../electron/engine/providers/loopia/client.ts';
import { readXml, type XmlElement } from '../../../electron/engine/text/xml.ts';
import { type Asked, nextId, outside, type Reply, type Zones } from '../../support/provider-stand-in.ts';
import type { ProviderContract } from './definition.ts';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const string = (text: string): string => `<value>\n<string>\n  ${escaped(text)}\n</string>\n</value>`;
const int = (number: number): string => `<value><int> ${number} </int></value>`;
const struct = (members: Readonly<Record<string, string>>): string =>
  `<value><struct>${Object.entries(members)
    .map(([name, value]) => `<member><name> ${name} </name>${value}</member>`)
    .join('')}</struct></value>`;
const array = (values: readonly string[]): string => `<value><array><data>${values.join('')}</data></array></value>`;
const answer = (content: string): Reply => ({
  status: 200,
  text: `<?xml version="1.0" encoding="UTF-8"?>\n<methodResponse>${content}</methodResponse>`,
  headers: { 'content-type': 'text/xml' },
});
const result = (value: string): Reply => answer(`<params><param>${value}</param></params>`);
/** A word alone, as calls that change something answer. */
export const word = (text: string): Reply => result(string(text));
/** The same from calls that answer with a list. */
export const listedWord = (text: string): Reply => result(array([string(text)]));
export const fault = (code: number, message: string): Reply =>
  answer(`<fault>${struct({ faultCode: int(code), faultString: string(message) })}</fault>`);

const user = 'acme@loopiaapi';
export const password = 'b7Kq2&Zt9<Vx4Lm';

const plain = (value: XmlElement | undefined): string => value?.children[0]?.text.trim() ?? value?.text.trim() ?? '';

/** `forbidden` are methods that the API user may not call. */
export const routesWithout =
  (...forbidden: readonly string[]) =>
  (zones: Zones) =>
  ({ method, path, header, text }: Asked): Reply => {
    if (method !== 'POST' || !['/', '/RPCSERV'].includes(path)) return { status: 404, text: '<!DOCTYPE html>' };
    if (!header('content-type').startsWith('text/xml')) return fault(202, 'Content type not supported');
    const call = readXml(text);
    const name = call?.child('methodName')?.text.trim() ?? '';
    const params = (call?.child('params')?.all('param') ?? []).map((one) => one.child('value'));
    const lists = name.startsWith('get');
    const say = lists ? listedWord : word;
    const [givenUser, givenPassword, zone = '', relative = '', last] = params.map(plain);
    if (givenUser !== user || givenPassword !== password || forbidden.includes(name)) return say('AUTH_ERROR');
    if (name === 'getDomains')
      return result(array([...zones.keys()].map((domain) => struct({ domain: string(domain), paid: int(1) }))));
    const records = zones.get(zone);
    if (records === undefined) return say('UNKNOWN_ERROR');
    const full = outside(relative, zone);
    switch (name) {
      case 'getZoneRecords':
        return result(
          array(
            records
              .filter((one) => one.name === full)
              .map(({ id, ttl, value }) =>
                struct({
                  type: string('TXT'),
                  ttl: int(ttl),
                  priority: int(0),
                  rdata: string(value),
                  record_id: int(Number(id)),
                }),
              ),
          ),
        );
      case 'addZoneRecord': {
        const members = params[4]?.child('struct')?.all('member') ?? [];
        const part = (key: string) => plain(members.find((one) => one.child('name')?.text === key)?.child('value'));
        if (part('type') !== 'TXT' || Number(part('ttl')) < 300) return say('BAD_INDATA');
        records.push({ id: nextId(), name: full, value: part('rdata'), ttl: Number(part('ttl')) });
        return word('OK');
      }
      case 'removeZoneRecord':
        zones.set(
          zone,
          records.filter(({ id }) => id !== last),
        );
        return word('OK');
      case 'removeSubdomain':
        return word(records.some((one) => one.name === full) ? 'UNKNOWN_ERROR' : 'OK');
      default:
        return fault(1, `Method ${name} not found`);
    }
  };

/** https://www.loopia.com/api */
export const contract: ProviderContract = {
  module: loopia,
  fields: { apiUser: user, apiPassword: password },
  wrong: { apiPassword: `${password.slice(0, -1)}n` },
  keyField: 'apiPassword',
  routes: routesWithout(),
  refusals: { rateLimited: word('RATE_LIMITED') },
  shortestTtl: 300,
  lego: { provider: 'loopia', env: { LOOPIA_API_USER: user, LOOPIA_API_PASSWORD: password } },
};
