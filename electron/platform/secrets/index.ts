/** The keychain of this system. keytar serves all three, so there is one adapter to choose from. */
export { type KeytarKeychainOptions, keychainLibrary, keytarKeychain as systemKeychain } from './keytar-keychain.ts';
