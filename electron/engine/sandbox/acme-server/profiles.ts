/** What a certificate of each profile is like (ACME profiles draft). */
export interface Profile {
  /** For people, as the directory shows it. */
  readonly description: string;
  readonly lifetimeDays: number;
  readonly commonName: boolean;
}

export const profiles: Readonly<Record<string, Profile>> = {
  classic: { description: 'Ninety days, with a common name', lifetimeDays: 90, commonName: true },
  shortlived: { description: 'Six days, names only as alternative names', lifetimeDays: 6, commonName: false },
};
