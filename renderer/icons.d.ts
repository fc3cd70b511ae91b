/** Tabler ships one module per icon without a type file of its own; loading the index would parse thousands. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { ForwardRefExoticComponent, RefAttributes, SVGProps } from 'react';

  const icon: ForwardRefExoticComponent<
    Omit<SVGProps<SVGSVGElement>, 'ref' | 'stroke'> & {
      size?: number | string;
      stroke?: number | string;
    } & RefAttributes<SVGSVGElement>
  >;
  // biome-ignore lint/style/noDefaultExport: the shape of the package
  export default icon;
}
