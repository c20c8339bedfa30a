/** What arises by other ways than from a table: papers have lines, payments are booked, files are uploaded. */
const NOT_FROM_TABLES = ['invoices', 'quotes', 'recurring_invoices', 'payments', 'dunning_notices', 'documents', 'mails'];

export const isImportable = (resource: string): boolean => !NOT_FROM_TABLES.includes(resource);
