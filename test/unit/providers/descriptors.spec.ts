import { describe, expect, it } from 'vitest';
import { descriptors, loadProvider } from '../../../electron/engine/providers/registry.ts';
import type { LocalText } from '../../../shared/domain/languages.ts';
import { type ProviderDescriptor, providerDescriptorSchema } from '../../../shared/domain/providers.ts';

const chinese = /\p{Script=Han}/u;
/** Names and product terms that stay as they are in Chinese. */
const isName = (text: string): boolean => /^[\p{ASCII}（）]{1,40}$/u.test(text);

const textsOf = ({ name, summary, fields, leastPrivilege, steps }: ProviderDescriptor): readonly LocalText[] => [
  name,
  summary,
  ...(leastPrivilege === undefined ? [] : [leastPrivilege]),
  ...steps,
  ...fields.flatMap(({ label, help }) => [label, help]),
];

describe('all descriptors', () => {
  it('have ids, ranks and signs of their own, in the order of rank', () => {
    const ids = descriptors.map(({ id }) => id);
    const ranks = descriptors.map(({ rank }) => rank);
    const monograms = descriptors.map(({ monogram }) => monogram);
    expect(new Set(ids).size).toBe(ids.length);
    expect(monograms.filter((one, at) => monograms.indexOf(one) !== at)).toEqual([]);
    expect(monograms.filter((one) => !/^[A-Z0-9]{2,3}$/.test(one))).toEqual([]);
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  });

  it('cover the providers that our users have', () => {
    expect(descriptors.filter(({ mode, practiceOnly }) => mode === 'automatic' && !practiceOnly)).toHaveLength(74);
  });
});

describe.each(descriptors.map((one) => [one.id, one] as const))('the descriptor of %s', (id, descriptor) => {
  it('has the shape that the page and the command line read', () => {
    expect(providerDescriptorSchema.parse(descriptor)).toEqual(descriptor);
    expect(JSON.parse(JSON.stringify(descriptor))).toEqual(descriptor);
  });

  it('speaks both languages, in sentences that are no copies of each other', () => {
    for (const { en, zh } of textsOf(descriptor)) {
      expect(en.trim()).toBe(en);
      expect(zh.trim()).toBe(zh);
      expect(en).not.toBe('');
      expect(en).not.toMatch(chinese);
      expect(chinese.test(zh) || isName(zh), zh).toBe(true);
      if (en.length > 40) expect(zh).not.toBe(en);
    }
  });

  it('asks for fields that fit together', () => {
    const keys = descriptor.fields.map(({ key }) => key);
    const taken = descriptor.fields.flatMap(({ key, aliases = [] }) => [key, ...aliases]);
    expect(new Set(taken).size).toBe(taken.length);
    for (const key of (descriptor.anyOf ?? []).flat()) expect(keys).toContain(key);
    // What a group decides cannot be required on its own.
    for (const { key, required } of descriptor.fields)
      if (descriptor.anyOf?.flat().includes(key)) expect([key, required]).toEqual([key, false]);
    for (const { options, default: usual } of descriptor.fields)
      if (options !== undefined && usual !== undefined) expect(options).toContain(usual);
    expect(descriptor.fields.filter(({ endpoint }) => endpoint).length).toBeLessThanOrEqual(1);
  });

  it('leads to pages by https alone', () => {
    const { website, docsUrl, createKeyUrl } = descriptor;
    for (const url of [website, docsUrl, createKeyUrl])
      if (url !== undefined) expect(URL.parse(url)?.protocol).toBe('https:');
  });

  it('recognises errors by patterns that can be read', () => {
    for (const { text, code, status } of descriptor.errors) {
      if (text !== undefined) expect(() => new RegExp(text, 'i')).not.toThrow();
      expect([text, code, status].some((part) => part !== undefined)).toBe(true);
    }
  });

  it('has a guide, name servers by host name, and sensible times', () => {
    if (descriptor.fields.some(({ secret }) => secret)) expect(descriptor.steps.length).toBeGreaterThan(0);
    for (const pattern of descriptor.nameServers) expect(pattern).toMatch(/^[a-z0-9*-]+(\.[a-z0-9*-]+)+$/);
    expect(descriptor.propagation.typicalSeconds).toBeGreaterThan(0);
    expect(descriptor.propagation.typicalSeconds).toBeLessThanOrEqual(7_200);
    expect(descriptor.propagation.ttlSeconds).toBeGreaterThan(0);
  });

  it('belongs to a client', async () => {
    const module = await loadProvider(id);
    expect(module.descriptor).toBe(descriptor);
  });
});
