/**
 * keytar's errors carry no code, only the text of the system below. What each text means, in one table. A text that is
 * not in it says that the keychain failed, never that it is not there.
 */
import { type Problem, problem } from '../../../shared/errors/problem.ts';

type Meaning = 'vault.keychain-absent' | 'vault.keychain-locked' | 'vault.keychain-failed';

const meanings: readonly (readonly [text: RegExp, meaning: Meaning])[] = [
  // Linux: libsecret and D-Bus
  [/Cannot autolaunch D-Bus without X11/i, 'vault.keychain-absent'],
  [/Could not connect: (No such file or directory|Connection refused)/i, 'vault.keychain-absent'],
  [/Cannot spawn a message bus/i, 'vault.keychain-absent'],
  [/The name \S+ was not provided by any \.service files/i, 'vault.keychain-absent'],
  [/unable to autolaunch|dbus-launch/i, 'vault.keychain-absent'],
  [/locked collection/i, 'vault.keychain-locked'],
  [/Prompt was dismissed|dismissed/i, 'vault.keychain-locked'],
  // macOS: Security framework
  [/User interaction is not allowed|In dark wake, no UI possible/i, 'vault.keychain-locked'],
  [/User canceled the operation/i, 'vault.keychain-locked'],
  [/A default keychain could not be found|The specified keychain could not be found/i, 'vault.keychain-absent'],
  // Windows: a network logon has no credential set (ERROR_NO_SUCH_LOGON_SESSION)
  [/A specified logon session does not exist/i, 'vault.keychain-absent'],
];

export const keychainProblem = (detail: string): Problem => {
  const meaning = meanings.find(([text]) => text.test(detail))?.[1] ?? 'vault.keychain-failed';
  return problem(meaning, { detail });
};
