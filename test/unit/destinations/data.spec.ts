/** Every destination as data: a form that can be made, words in both languages, and lines that hold any name. */
import { describe, expect, it } from 'vitest';
import { destinationFamilies, type FileRole } from '../../../shared/domain/destinations/types.ts';
import {
  choiceOf,
  destinationIds,
  destinations,
  filesByRole,
  namesOf,
  referenceOf,
  shapeFor,
} from '../../../shared/domain/destinations.ts';
import { exportLimitsSchema, exportShapeSchema, passwordFormats } from '../../../shared/domain/export.ts';
import { destinationText, explain } from '../../../shared/i18n/destination-words.ts';
import { slotsOf } from '../../../shared/i18n/interpolate.ts';

const languages = ['en', 'zh'] as const;
const choices = destinationIds.flatMap((id) =>
  destinations[id].variants.map((variant) => ({ id, destination: destinations[id], variant })),
);
const named = choices.map((choice) => [referenceOf(choice.id, choice.variant), choice] as const);

const stores = { pfx: 'x.pfx', 'pfx-legacy': 'x.pfx', jks: 'x.jks', p7b: 'x.p7b', zip: 'x.zip', der: 'x.cer' } as const;
const filesOf = ({ shape }: (typeof choices)[number]['variant']): Readonly<Partial<Record<FileRole, string>>> =>
  filesByRole(
    shape,
    shape.files?.map(({ name, holds }) => ({ name: name.replace('{stem}', 'x'), holds })) ?? [
      { name: stores[shape.format as keyof typeof stores], holds: ['fullchain', 'key'] },
    ],
  );

const facts = (choice: (typeof choices)[number]) => ({
  names: ['example.org', '*.example.org'],
  files: filesOf(choice.variant),
  alias: 'example.org',
});

describe('the list of destinations', () => {
  it('has the places that were promised', () => {
    const promised = [
      ...['nginx', 'apache', 'caddy', 'haproxy', 'lighttpd', 'traefik', 'iis:2012r2', 'iis:2016', 'iis:2019'],
      ...['windows-store', 'exchange', 'remote-desktop', 'tomcat', 'java-keystore', 'hfs', 'cosmos', 'synology'],
      ...['qnap', 'truenas', 'unraid', 'proxmox', 'pfsense', 'opnsense', 'home-assistant', 'plex', 'jellyfin'],
      ...['postfix', 'dovecot', 'postgresql', 'docker', 'kubernetes', 'node', 'qiniu', 'tencent', 'alibaba', 'upyun'],
    ];
    expect(promised.filter((reference) => choiceOf(reference) === undefined)).toEqual([]);
  });

  it('is asked by id, with a version or without', () => {
    expect(shapeFor('iis:2016')?.shape).toEqual({ format: 'pfx-legacy' });
    expect(shapeFor('IIS')?.shape).toEqual({ format: 'pfx' });
    expect([shapeFor('iis:95'), shapeFor('iis:2016:x'), shapeFor('netware')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each(['2012r2', '2016'])('gives Windows Server %s the older encryption alone', (version) => {
    const formats = destinationIds
      .filter((id) => destinations[id].family === 'windows')
      .map((id) => choiceOf(`${id}:${version}`)?.variant.shape.format);
    expect(new Set(formats)).toEqual(new Set(['pfx-legacy']));
  });

  it('has every family in use, and no two versions of one name', () => {
    expect(new Set(destinationIds.map((id) => destinations[id].family))).toEqual(new Set(destinationFamilies));
    const references = named.map(([reference]) => reference);
    expect(new Set(references).size).toBe(references.length);
    expect(references.map((reference) => choiceOf(reference)?.variant)).toEqual(choices.map(({ variant }) => variant));
  });
});

describe.each(named)('%s', (_, choice) => {
  const { id, destination, variant } = choice;

  it('is a form that the export knows, with limits it knows', () => {
    expect(exportShapeSchema.parse(variant.shape)).toEqual(variant.shape);
    expect(exportLimitsSchema.parse(variant.limits ?? {})).toEqual(variant.limits ?? {});
  });

  it.each(languages)('is explained with files that it has (%s)', (language) => {
    const { title, steps, fields, snippet } = explain(choice, facts(choice), language);
    expect(title).not.toBe('');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.join()).not.toMatch(/[{}]/);
    const text = destinationText(id, language);
    const known = [...Object.keys(filesOf(variant)), 'alias', 'folder'];
    expect(text.steps.flatMap(slotsOf).filter((slot) => !known.includes(slot))).toEqual([]);
    expect(fields.map(({ role }) => role)).toEqual(destination.fields ?? []);
    expect(snippet === undefined).toBe(variant.snippet === undefined);
    expect(text.snippet === undefined).toBe(variant.snippet === undefined);
  });

  it('has the same parts in both languages', () => {
    const [en, zh] = languages.map((language) => destinationText(id, language));
    const parts = (text: typeof en) => ({
      steps: text?.steps.map(slotsOf),
      fields: Object.keys(text?.fields ?? {}),
      variants: Object.entries(text?.variants ?? {}).map(([name, { whole, why }]) => [name, !whole, !why]),
      why: text?.why === undefined,
    });
    expect(parts(zh)).toEqual(parts(en));
    const versions = destination.variants.length === 1 ? [] : destination.variants.map((one) => one.id);
    expect(Object.keys(en?.variants ?? {}).sort()).toEqual([...versions].sort());
  });

  it('is explained as well where the key is somewhere else', () => {
    if (passwordFormats.has(variant.shape.format)) return;
    const { key: _key, combined: _combined, ...files } = filesOf(variant);
    const { steps, snippet } = explain(choice, { ...facts(choice), files, alias: '*.example.org' }, 'en');
    expect([...steps, ...(snippet?.lines ?? [])].join()).not.toMatch(/undefined|\*\.example\.org\.(key|pem)/);
    expect(steps.length).toBeGreaterThan(0);
  });

  it('never writes a password', () => {
    if (!passwordFormats.has(variant.shape.format)) return;
    const lines = explain(choice, facts(choice), 'en').snippet?.lines.join('\n') ?? '';
    expect(lines).not.toMatch(/AsPlainText|-storepass|keystorePass="[^"]/i);
  });
});

describe('names that a target is told', () => {
  const asked = { name: 'example.org', identifiers: [{ type: 'dns', value: 'example.org' }] } as const;
  it('are those in the certificate', () => {
    expect(namesOf({ ...asked, identifiers: [...asked.identifiers] }, { names: ['a.example', 'b.example'] })).toEqual([
      'a.example',
      'b.example',
    ]);
    expect(namesOf({ ...asked, identifiers: [...asked.identifiers] })).toEqual(['example.org']);
  });
});
