/** DNS servers as typed: addresses with or without a port, parted by commas or blanks. */
const address = /^(\[[0-9a-fA-F:]+\]|\d{1,3}(\.\d{1,3}){3})(:\d{1,5})?$|^[0-9a-fA-F:]*:[0-9a-fA-F:]+$/;

export const resolversIn = (text: string): { readonly addresses: string[]; readonly wrong: string | undefined } => {
  const parts = text.split(/[\s,，;；、]+/).filter((part) => part !== '');
  return { addresses: parts, wrong: parts.find((part) => !address.test(part)) };
};
