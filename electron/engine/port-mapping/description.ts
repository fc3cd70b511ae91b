/** Which services of a gateway open ports, as its description lists them (UPnP Device Architecture 1.1 §2.3). */
import { readXml, type XmlElement } from '../text/xml.ts';
import { atRouter } from './ssdp.ts';

export interface ConnectionService {
  /** Such as `urn:schemas-upnp-org:service:WANIPConnection:1`. */
  readonly type: string;
  readonly control: URL;
}

/** All three have the actions that are used here; those of the second version add to the first. */
const type = /^urn:schemas-upnp-org:service:(WANIPConnection:[12]|WANPPPConnection:1)$/;
/** A gateway holds a WAN device, which holds a connection device. */
const mostLevels = 4;
const mostServices = 8;

/** In the order they are listed; empty for what is no description, or leads away from the router that gave it. */
export const connectionsIn = (text: string, location: URL): readonly ConnectionService[] => {
  const root = readXml(text);
  const device = root?.name === 'root' ? root.child('device') : undefined;
  if (device === undefined) return [];
  const router = location.hostname;
  // Only the first version of the architecture has it, and it may be empty.
  const given = root?.child('URLBase')?.text.trim() ?? '';
  const base = given === '' ? location : atRouter(given, router, location);
  if (base === undefined) return [];
  return servicesOf(device, mostLevels)
    .flatMap((service) => {
      const found = service.child('serviceType')?.text.trim() ?? '';
      const control = atRouter(service.child('controlURL')?.text.trim() ?? '', router, base);
      return type.test(found) && control !== undefined ? [{ type: found, control }] : [];
    })
    .slice(0, mostServices);
};

const servicesOf = (device: XmlElement, levels: number): readonly XmlElement[] => {
  if (levels === 0) return [];
  const inner = device.child('deviceList')?.all('device') ?? [];
  return [
    ...(device.child('serviceList')?.all('service') ?? []),
    ...inner.flatMap((one) => servicesOf(one, levels - 1)),
  ];
};
