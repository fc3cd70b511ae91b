/**
 * Electron's distributions as the packager sees them, made on the spot: the right files in the right places, and
 * programs that do nothing but hold the fuses. What is packed into them shows everything but that it runs.
 */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTool } from './run-tool.ts';

export type StandInSystem = 'linux' | 'win32' | 'darwin';

/** The sentence that marks the wire, its version, its length, and all nine fuses on (`1`) or off (`0`) as shipped. */
const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\\x01\\x09' + '101101011';
const fuseBytes = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101101011'),
]);

const locales = ['am', 'de', 'en-GB', 'en-US', 'fr', 'zh-CN', 'zh-TW'];

const write = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

const commonFiles = (folder: string, version: string): void => {
  write(join(folder, 'version'), version);
  write(join(folder, 'LICENSE'), 'Licence of Electron');
  write(join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>Licences of Chromium</title>');
};

const flatFiles = (folder: string): void => {
  for (const locale of locales) write(join(folder, 'locales', `${locale}.pak`), locale);
  for (const name of ['resources.pak', 'chrome_100_percent.pak', 'icudtl.dat', 'v8_context_snapshot.bin'])
    write(join(folder, name), name);
  mkdirSync(join(folder, 'resources'), { recursive: true });
};

const linux = (folder: string): void => {
  flatFiles(folder);
  write(join(folder, 'electron'), fuseBytes);
  chmodSync(join(folder, 'electron'), 0o755);
  write(join(folder, 'chrome-sandbox'), 'sandbox');
};

/** A real program: the packager reads and writes its resources, and the compiler keeps the bytes apart. */
const win32 = (folder: string): void => {
  flatFiles(folder);
  const source = join(folder, 'stand-in.c');
  const resources = join(folder, 'stand-in.rc');
  write(
    source,
    `__attribute__((used)) const volatile char wire[] = "${fuseWire.replace('\\x09', '\\x09" "')}";\nint main(void) { return wire[0] == 0; }\n`,
  );
  write(
    resources,
    [
      '1 VERSIONINFO FILEVERSION 1,0,0,0 PRODUCTVERSION 1,0,0,0 BEGIN',
      'BLOCK "StringFileInfo" BEGIN BLOCK "040904b0" BEGIN VALUE "FileDescription", "Electron" END END',
      'BLOCK "VarFileInfo" BEGIN VALUE "Translation", 0x409, 1200 END END',
    ].join('\n'),
  );
  runTool('i686-w64-mingw32-windres', [resources, join(folder, 'stand-in.o')]);
  runTool('i686-w64-mingw32-gcc', ['-s', '-o', join(folder, 'electron.exe'), source, join(folder, 'stand-in.o')]);
  for (const name of ['stand-in.c', 'stand-in.rc', 'stand-in.o']) runTool('rm', [join(folder, name)]);
};

const plist = (name: string, identifier: string, executable: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string><key>CFBundleDisplayName</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${identifier}</string><key>CFBundleExecutable</key><string>${executable}</string>
<key>CFBundlePackageType</key><string>APPL</string><key>LSMinimumSystemVersion</key><string>13.0</string>
</dict></plist>
`;

const darwin = (folder: string): void => {
  const contents = join(folder, 'Electron.app/Contents');
  write(join(contents, 'Info.plist'), plist('Electron', 'com.github.Electron', 'Electron'));
  write(join(contents, 'MacOS/Electron'), 'program');
  write(join(contents, 'Resources/electron.icns'), 'icon');
  for (const kind of ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)']) {
    const name = `Electron ${kind}`;
    const helper = join(contents, 'Frameworks', `${name}.app/Contents`);
    write(join(helper, 'Info.plist'), plist(name, 'com.github.Electron.helper', name));
    write(join(helper, 'MacOS', name), 'program');
  }
  const framework = join(contents, 'Frameworks/Electron Framework.framework');
  write(join(framework, 'Versions/A/Electron Framework'), fuseBytes);
  for (const locale of locales)
    write(join(framework, 'Versions/A/Resources', `${locale.replace('-', '_')}.lproj/locale.pak`), locale);
  symlinkSync('A', join(framework, 'Versions/Current'));
  symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'));
  symlinkSync('Versions/Current/Resources', join(framework, 'Resources'));
};

const make = { linux, win32, darwin } as const;

export const standInElectron = (folder: string, system: StandInSystem, version: string): void => {
  mkdirSync(folder, { recursive: true });
  commonFiles(folder, version);
  make[system](folder);
};

/** The first bytes of a native module for that system, of 64-bit Intel or, on macOS, Apple processors. */
export const nativeModuleOf = (system: StandInSystem): Buffer => {
  const bytes = Buffer.alloc(4096);
  switch (system) {
    case 'linux':
      bytes.writeUInt32BE(0x7f454c46, 0);
      bytes.writeUInt16LE(62, 18);
      return bytes;
    case 'win32':
      bytes.write('MZ', 0);
      bytes.writeUInt32LE(128, 60);
      bytes.write('PE\0\0', 128, 'latin1');
      bytes.writeUInt16LE(0x8664, 132);
      return bytes;
    case 'darwin':
      bytes.writeUInt32BE(0xcffaedfe, 0);
      bytes.writeUInt32LE(16777228, 4);
      return bytes;
  }
};
