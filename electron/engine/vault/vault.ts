/** Secrets at rest: AES-256-GCM under one master key, the record's name bound as additional data. */

/** Where the ciphertext lies; storage implements it. */
export interface SecretStore {
  read(name: string): Uint8Array | undefined;
  write(name: string, sealed: Uint8Array): void;
  remove(name: string): void;
  names(): readonly string[];
}

/** An open vault. Names are like `account-key/<id>`, `certificate-key/<id>`, `credential/<id>`. */
export interface Vault {
  /** `vault.record-missing`, `vault.record-damaged`. */
  read(name: string): Uint8Array;
  readText(name: string): string;
  write(name: string, secret: Uint8Array | string): void;
  remove(name: string): void;
}
