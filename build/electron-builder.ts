/**
 * What goes into the packages of each system. Nothing is signed unless the environment holds what signing takes, and
 * nothing is published: `build/scripts/package.ts` makes files, and the release workflow uploads them.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names of files are put together by the builder
import type { Configuration } from 'electron-builder';
import type { Platform } from '../electron/platform/current.ts';
import { afterPack } from './hooks/after-pack.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export const appId = 'dev.certwright.Certwright';

/** Everything is bundled but the keychain library, which holds machine code; no other package is looked at. */
const files = [
  'dist/**',
  '!dist/.built{,/**}',
  '!**/*.map',
  'package.json',
  '!node_modules',
  'node_modules/keytar/package.json',
  'node_modules/keytar/LICENSE.md',
  'node_modules/keytar/lib/*.js',
  'node_modules/keytar/build/Release/keytar.node',
];

const description = 'Obtains, renews, watches and exports TLS certificates';

/** Options of all systems; `buildResources` differs, since both installers and disk images look there by themselves. */
export const builderConfig = (platform: Platform, env: Environment): Configuration => ({
  appId,
  productName: 'Certwright',
  copyright: 'Copyright © 2026 The Certwright authors',
  directories: { output: 'out', buildResources: `build/installer/${platform}` },
  files,
  // To be read without the program, too.
  extraResources: [
    { from: 'LICENSE', to: 'LICENSE.txt' },
    { from: 'dist/licences.txt', to: 'LICENSES.packages.txt' },
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  // Compiled against an interface that is the same in Node and Electron (Node-API).
  npmRebuild: false,
  electronLanguages: ['en-US', 'zh-CN', 'zh-TW'],
  protocols: [{ name: 'Certwright', schemes: ['certwright'] }],
  afterPack,
  // Where the means to sign are given, an unsigned package is a failure.
  forceCodeSigning: signs(platform, env),
  publish: releasePlace(env),
  ...systems[platform](env),
});

/** The repository whose workflow builds this; built elsewhere, the program looks for no updates. */
const releasePlace = ({ GITHUB_REPOSITORY }: Environment): NonNullable<Configuration['publish']> | null => {
  const [owner, repo] = (GITHUB_REPOSITORY ?? '').split('/');
  return owner === undefined || repo === undefined ? null : { provider: 'github', owner, repo, releaseType: 'draft' };
};

const signs = (platform: Platform, env: Environment): boolean => {
  switch (platform) {
    case 'windows':
      return env.AZURE_SIGNING_ENDPOINT !== undefined || env.WIN_CSC_LINK !== undefined;
    case 'macos':
      return env.CSC_LINK !== undefined;
    case 'linux':
      return false;
  }
};

const windows = (env: Environment): Configuration => ({
  win: {
    icon: 'build/icons/icon.ico',
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    ...azureSigning(env),
  },
  nsis: {
    artifactName: '${productName}-Setup-${version}-${arch}.${ext}',
    include: 'build/installer/windows/installer.nsh',
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    createDesktopShortcut: true,
    createStartMenuShortcut: true,
    runAfterFinish: true,
    installerLanguages: ['en_US', 'zh_CN'],
    // Our uninstaller asks on a page of its own.
    deleteAppDataOnUninstall: false,
    warningsAsErrors: true,
  },
  portable: { artifactName: '${productName}-Portable-${version}-${arch}.${ext}', requestExecutionLevel: 'user' },
});

/** Azure Trusted Signing; a certificate in a file (WIN_CSC_LINK, WIN_CSC_KEY_PASSWORD) needs no settings. */
const azureSigning = (env: Environment): Pick<NonNullable<Configuration['win']>, 'azureSignOptions'> => {
  const endpoint = env.AZURE_SIGNING_ENDPOINT;
  if (endpoint === undefined) return {};
  return {
    azureSignOptions: {
      endpoint,
      publisherName: env.AZURE_SIGNING_PUBLISHER ?? '',
      codeSigningAccountName: env.AZURE_SIGNING_ACCOUNT ?? '',
      certificateProfileName: env.AZURE_SIGNING_PROFILE ?? '',
    },
  };
};

const macos = (env: Environment): Configuration => ({
  mac: {
    icon: 'build/icons/icon.icns',
    category: 'public.app-category.developer-tools',
    minimumSystemVersion: '13.0',
    target: ['dmg', 'zip'],
    artifactName: '${productName}-${version}-${arch}.${ext}',
    // Library validation of the hardened runtime refuses code without a team, so an unsigned program would not start.
    hardenedRuntime: signs('macos', env),
    // Apple's processors run nothing without a signature; one without a name is enough on the machine it was made on.
    ...(signs('macos', env) ? {} : { identity: '-' }),
    entitlements: 'build/installer/macos/entitlements.plist',
    entitlementsInherit: 'build/installer/macos/entitlements-inherit.plist',
    notarize: env.APPLE_API_KEY !== undefined,
    extendInfo: { CFBundleDevelopmentRegion: 'en', CFBundleLocalizations: ['en', 'zh-Hans', 'zh-Hant'] },
  },
});

const linux = (): Configuration => ({
  linux: {
    icon: 'build/icons/linux',
    category: 'System;Security',
    // Must not be the name of the product: programs on Linux are written in lower case.
    executableName: 'certwright',
    // Wayland matches windows, icon and notifications by the name of this file.
    syncDesktopName: true,
    target: ['deb', 'rpm', 'AppImage'],
    maintainer: 'The Certwright authors <packages@certwright.dev>',
    vendor: 'The Certwright authors',
    synopsis: description,
    description,
    desktop: {
      entry: {
        GenericName: 'Certificate manager',
        'GenericName[zh_CN]': '证书管理',
        'Name[zh_CN]': '证书匠',
        'Comment[zh_CN]': '申请、续期、查看和导出 TLS 证书',
        Keywords: 'certificate;TLS;SSL;HTTPS;ACME;',
        'Keywords[zh_CN]': '证书;TLS;SSL;HTTPS;ACME;',
      },
    },
  },
  deb: { afterRemove: 'build/installer/linux/after-remove.sh', packageCategory: 'utils' },
  rpm: { afterRemove: 'build/installer/linux/after-remove.sh', packageCategory: 'Applications/System' },
  // Without this the builder starts the program with its sandbox off.
  appImage: { artifactName: '${productName}-${version}-${arch}.${ext}', executableArgs: [] },
});

const systems: Readonly<Record<Platform, (env: Environment) => Configuration>> = { windows, macos, linux };
