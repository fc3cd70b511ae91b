/** SHA-1 over sorted parameters, as UCloud wants it (https://docs.ucloud.cn/api/summary/signature). */
import { createHash } from 'node:crypto';

interface UcloudKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The parameters with those that sign them. Names and values follow each other without anything between. */
export const ucloudFields = (
  fields: Readonly<Record<string, string>>,
  { publicKey, privateKey }: UcloudKeys,
): Readonly<Record<string, string>> => {
  const named = { ...fields, PublicKey: publicKey };
  const sorted = Object.entries(named)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}${value}`)
    .join('');
  return { ...named, Signature: createHash('sha1').update(`${sorted}${privateKey}`).digest('hex') };
};
