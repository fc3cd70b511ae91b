/**
 * Where certificates are used, as data: what to write for each place, and the lines that make it use the files.
 * What people read is in `shared/i18n/{en,zh}/destinations*.ts`; `shared/i18n/destination-words.ts` puts both together.
 */
import type { CertificateVersion, CertificateView } from './certificates.ts';
import { appliances, home, storage } from './destinations/devices.ts';
import { plainFormats } from './destinations/formats.ts';
import { java, webServers, windows } from './destinations/servers.ts';
import { cloud, code, databases, mail } from './destinations/services.ts';
import type { Destination, DestinationFamily, FileRole, Variant } from './destinations/types.ts';
import { containerFormats, type ExportPart, type ExportShape } from './export.ts';

const table = {
  ...webServers,
  ...windows,
  ...java,
  ...storage,
  ...appliances,
  ...home,
  ...mail,
  ...databases,
  ...code,
  ...cloud,
  ...plainFormats,
} as const satisfies Record<string, Destination>;

export type DestinationId = keyof typeof table;
export const destinations: Readonly<Record<DestinationId, Destination>> = table;
export const destinationIds = Object.keys(table) as readonly DestinationId[];

/** A destination in one of its versions. Written `iis:2016`; without a version the usual one is meant. */
export interface DestinationChoice {
  readonly id: DestinationId;
  readonly destination: Destination;
  readonly variant: Variant;
}

/** `undefined` for what is not on the list, or a version that it does not have. */
export const choiceOf = (reference: string): DestinationChoice | undefined => {
  const [name = '', version, ...more] = reference.trim().toLowerCase().split(':');
  const id = destinationIds.find((one) => one === name);
  if (id === undefined || more.length > 0) return undefined;
  const destination = destinations[id];
  const variant =
    version === undefined ? destination.variants[0] : destination.variants.find((one) => one.id === version);
  return variant === undefined ? undefined : { id, destination, variant };
};

/** Such as `nginx`, `iis:2016`. */
export const referenceOf = (id: DestinationId, variant: Variant): string =>
  destinations[id].variants.length === 1 ? id : `${id}:${variant.id}`;

/** What to export for it, and what it cannot take. `undefined` as in `choiceOf`. */
export const shapeFor = (reference: string): Pick<Variant, 'shape' | 'limits'> | undefined =>
  choiceOf(reference)?.variant;

export const destinationsOf = (family: DestinationFamily): readonly DestinationId[] =>
  destinationIds.filter((id) => destinations[id].family === family);

/** What a written file is to its target; `undefined` for one that nothing asks for, such as a root of its own. */
export const roleOf = (shape: ExportShape, holds: readonly ExportPart[]): FileRole | undefined => {
  if (containerFormats.has(shape.format)) return 'store';
  if (shape.format === 'zip') return 'archive';
  if (holds.includes('key')) return holds.length > 1 ? 'combined' : 'key';
  const [first, ...more] = holds;
  if (more.length > 0 || first === undefined || first === 'root' || first === 'key') return undefined;
  return first;
};

/** File names by what they are to the target, of a preview or a report. */
export const filesByRole = (
  shape: ExportShape,
  files: readonly { readonly name: string; readonly holds: readonly ExportPart[] }[],
): Readonly<Partial<Record<FileRole, string>>> =>
  Object.fromEntries(
    files.flatMap(({ name, holds }) => {
      const role = roleOf(shape, holds);
      return role === undefined ? [] : [[role, name] as const];
    }),
  );

/** As the shape calls them, for files that are not written: the key that was made elsewhere has a name there too. */
export const usualFiles = (shape: ExportShape, alias: string): Readonly<Partial<Record<FileRole, string>>> => {
  const stem = alias.replace(/^\*\./, '_wildcard.');
  const files = (shape.files ?? []).map(({ name, holds }) => ({ name: name.replace('{stem}', stem), holds }));
  return filesByRole(shape, files);
};

/** Names that a target is told: those the certificate carries, else those that were asked for. */
export const namesOf = (
  certificate: Pick<CertificateView, 'name' | 'identifiers'>,
  version?: Pick<CertificateVersion, 'names'>,
): readonly string[] => {
  const names = version?.names ?? certificate.identifiers.map(({ value }) => value);
  return names.length === 0 ? [certificate.name] : names;
};
