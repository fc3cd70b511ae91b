/**
 * A language that nobody speaks, for tests: English with accents, in brackets, about 40 % longer and in longer words, as
 * German is. What stands outside brackets was not translated; what is cut would be cut in a longer language.
 */
import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { root } from '../../build/scripts/build-targets.ts';

/** The folder of Chinese sentences is that of English ones, lengthened, so that a page can be driven in English. */
const inPlaceOfChinese = (): Plugin => ({
  name: 'pseudo-locale',
  enforce: 'pre',
  transform: (_, id) => {
    const path = relative(join(root, 'shared/i18n/zh'), id);
    // How the language puts words together, and what it consists of, is no text.
    if (!/^[\w-]+\.ts$/.test(path) || ['index.ts', 'style.ts'].includes(path)) return null;
    const english = join(root, 'shared/i18n/en', path);
    const names = [...readFileSync(english, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name);
    return [
      `import * as english from ${JSON.stringify(english)};`,
      `import { lengthen } from ${JSON.stringify(fileURLToPath(new URL('./pseudo-words.ts', import.meta.url)))};`,
      ...names.map((name) => `export const ${name} = lengthen(english.${name});`),
    ].join('\n');
  },
});

/** The program in `folder` with such a page; answers with its command line entry. */
export const buildInPseudo = async (folder: string): Promise<string> => {
  cpSync(join(root, 'dist'), folder, { recursive: true });
  process.env.NODE_ENV ??= 'production';
  await build({
    configFile: join(root, 'build/vite/renderer.config.ts'),
    logLevel: 'warn',
    plugins: [inPlaceOfChinese()],
    build: { outDir: join(folder, 'renderer'), emptyOutDir: true, reportCompressedSize: false, minify: false },
  });
  return join(folder, 'main/cli.js');
};
