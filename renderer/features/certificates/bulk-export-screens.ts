/** Loaded together when many are exported: in two pieces they would make more of the page's first ones. */
export { BulkExportEnd } from './BulkExportEnd.tsx';
export { BulkExportForm } from './BulkExportForm.tsx';
