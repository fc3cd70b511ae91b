import { expect, it } from 'vitest';
import {
  beginLanguage,
  knownLanguages,
  loadLanguage,
  packOf,
  spokenLanguages,
  topicsOf,
} from '../../../renderer/i18n/packs.ts';

it('a language of the page is spoken as soon as its first words are there, and searched once all are', async () => {
  await beginLanguage('en');
  expect([spokenLanguages(), knownLanguages()]).toEqual([['en'], []]);
  expect(packOf('en').sentences['app.name']).toBe('Certwright');
  expect(() => topicsOf('en')).toThrow('en is not loaded');
  expect(() => packOf('zh')).toThrow('zh is not loaded');
  await loadLanguage('en');
  expect([spokenLanguages(), knownLanguages()]).toEqual([['en'], ['en']]);
  expect(topicsOf('en').terms.acme.name).toBe('ACME');
});
