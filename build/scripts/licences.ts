/**
 * The licences of what is really in the program. Each bundle notes which packages its modules come from; here they are
 * put together, with what is shipped beside the bundles, into `dist/main/licences.json` and `dist/licences.txt`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { type BundledLicence, type BundledLicences, bundledLicencesSchema } from '../../shared/domain/about.ts';

interface Found extends Omit<BundledLicence, 'texts'> {
  /** Of every file in which the package tells of its licence. */
  readonly texts: readonly string[];
}

/** Not bundled, but packed beside the bundles; Electron is what all of it runs in. */
const besides = ['keytar', 'electron'] as const;

const listOf = (root: string, target: string): string => join(root, 'dist/.built/packages', `${target}.json`);

/** Notes the packages of one bundle, whatever is left of them after unused code was taken out. */
export const notePackages = (root: string, target: string): Plugin => ({
  name: 'certwright:note-packages',
  generateBundle() {
    const folders = new Set([...this.getModuleIds()].flatMap((id) => packageFolderOf(id) ?? []));
    const path = listOf(root, target);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify([...folders].map(licenceOf)));
  },
});

/** The package that a module of the bundler belongs to; nested ones lie behind the last `node_modules`. */
export const packageFolderOf = (id: string): string | undefined =>
  /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];

/** Throws for a package that does not say under which licence it is, or whose text nobody can put in its place. */
export const licenceOf = (folder: string): Found => {
  const { name, version, author, ...told } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
    /** What npm wanted before 2014. */
    readonly licenses?: readonly { readonly type?: unknown }[];
    readonly author?: string | { readonly name?: string };
  };
  const license = told.license ?? (told.licenses?.length === 1 ? told.licenses[0]?.type : undefined);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const files = readdirSync(folder).toSorted();
  const own = files.filter((file) => /^(?:licen[cs]e|copying|notice)(?:[-.][\w.-]+)?$/i.test(file)).map(read);
  const texts =
    own.length > 0 ? own : files.filter((file) => /^readme\b/i.test(file)).flatMap((file) => chapterIn(read(file)));
  if (typeof license === 'string' && texts.length > 0) return { name, version, licence: license, texts };
  if (license !== 'MIT') throw new Error(`${name} ${version} comes without a licence`);
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
  return { name, version, licence: license, texts: [mit.replace('{{holder}}', holder)] };
};

/** Data inside tldts, under a licence of its own (MPL 2.0, Exhibit A). */
const suffixList: Found = {
  name: 'Public Suffix List',
  version: '',
  licence: 'MPL-2.0',
  texts: [
    `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.

The list is published at https://publicsuffix.org/list/.`,
  ],
};

/** As at https://opensource.org/license/mit, for packages that name the licence and leave out its text. */
const mit = `MIT License

Copyright (c) {{holder}}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Some keep it at the end of what they tell of themselves. A mere name of a licence is none. */
const chapterIn = (readme: string): readonly string[] => {
  const chapter = /^(?:#+ *licen[cs]e\b.*|licen[cs]e\n-+)$([\s\S]*)/im.exec(readme)?.[1]?.trim() ?? '';
  return chapter.length > 200 ? [chapter] : [];
};

/** To be called after every build; bundles that were not built now are taken from what they noted last. */
export const writeLicences = (root: string, targets: readonly string[]): void => {
  const found = targets.flatMap((target) => {
    const path = listOf(root, target);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly Found[]) : [];
  });
  const shipped = besides.map((name) => join(root, 'node_modules', name)).filter((folder) => existsSync(folder));
  const data = found.some(({ name }) => name === 'tldts') ? [suffixList] : [];
  const licences = gather([...found, ...shipped.map(licenceOf), ...data]);
  mkdirSync(join(root, 'dist/main'), { recursive: true });
  writeFileSync(join(root, 'dist/main/licences.json'), JSON.stringify(licences));
  writeFileSync(join(root, 'dist/licences.txt'), asText(licences));
};

/** By name, each package once, each text once. */
export const gather = (found: readonly Found[]): BundledLicences => {
  const texts: string[] = [];
  const placeOf = (text: string): number => {
    const known = texts.indexOf(text);
    return known < 0 ? texts.push(text) - 1 : known;
  };
  const packages = new Map(found.map((one) => [`${one.name} ${one.version}`, one]));
  return bundledLicencesSchema.parse({
    packages: [...packages.values()]
      .toSorted((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version))
      .map((one) => ({ ...one, texts: one.texts.map(placeOf) })),
    texts,
  });
};

const chromium = `Electron contains Chromium, Node.js and the software that these are made of. Their licences are in the file
LICENSES.chromium.html beside the program.`;

const asText = ({ packages, texts }: BundledLicences): string =>
  [
    'Certwright contains the following software.',
    chromium,
    ...packages.map(({ name, version, licence, texts: places }) =>
      [`${`${name} ${version}`.trim()} (${licence})`, ...places.map((place) => texts[place] ?? '')].join('\n\n'),
    ),
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
