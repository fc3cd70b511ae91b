/** Which system and processor a native module is for, by its first bytes. */
import { existsSync, readFileSync } from 'node:fs';

export interface MachineCode {
  /** As Node names them. */
  readonly platform: string;
  readonly arch: string;
}

/**
 * The builder copies the native module of the machine it runs on into packages for any other, without a word; such a
 * program starts, and finds no keychain.
 */
export const checkMachineCode = (file: string, wanted: MachineCode): void => {
  if (!existsSync(file))
    throw new Error(
      `The keychain library is not in the package (${file}). Run "npm ci" with install scripts allowed; on Linux its headers are needed first (libsecret-1-dev).`,
    );
  const found = machineCodesOf(readFileSync(file));
  if (found.some(({ platform, arch }) => platform === wanted.platform && arch === wanted.arch)) return;
  const is = found.map(nameOf).join(' and ');
  throw new Error(
    `The keychain library is for ${is === '' ? 'no system that is known' : is}, and the package for ${nameOf(wanted)}. Build the package on that system.`,
  );
};

const nameOf = ({ platform, arch }: MachineCode): string => `${platform} ${arch}`;

/** More than one for a universal file of macOS, none if it is not machine code. */
export const machineCodesOf = (bytes: Buffer): readonly MachineCode[] => {
  if (bytes.length < 64) return [];
  switch (bytes.readUInt32BE(0)) {
    case 0x7f454c46:
      return known('linux', elfMachines[bytes.readUInt16LE(18)]);
    case 0xcffaedfe:
      return known('darwin', machTypes[bytes.readUInt32LE(4)]);
    case 0xcafebabe:
      return universalPartsOf(bytes);
    default:
      return bytes.toString('latin1', 0, 2) === 'MZ' ? portableExecutable(bytes) : [];
  }
};

/** e_machine of ELF, cputype of Mach-O, Machine of the COFF header. */
const elfMachines: Readonly<Record<number, string>> = { 62: 'x64', 183: 'arm64' };
const machTypes: Readonly<Record<number, string>> = { 16777223: 'x64', 16777228: 'arm64' };
const coffMachines: Readonly<Record<number, string>> = { 34404: 'x64', 43620: 'arm64' };

const known = (platform: string, arch: string | undefined): readonly MachineCode[] =>
  arch === undefined ? [] : [{ platform, arch }];

/** Header of eight bytes, then twenty for each part. */
const universalPartsOf = (bytes: Buffer): readonly MachineCode[] => {
  const count = Math.min(bytes.readUInt32BE(4), Math.floor((bytes.length - 8) / 20));
  return Array.from({ length: count }, (_, index) =>
    known('darwin', machTypes[bytes.readUInt32BE(8 + index * 20)]),
  ).flat();
};

const portableExecutable = (bytes: Buffer): readonly MachineCode[] => {
  const header = bytes.readUInt32LE(60);
  if (header + 6 > bytes.length || bytes.toString('latin1', header, header + 4) !== 'PE\0\0') return [];
  return known('win32', coffMachines[bytes.readUInt16LE(header + 4)]);
};
