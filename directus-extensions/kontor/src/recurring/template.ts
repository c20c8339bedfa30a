/** The series that invoices are made from. */
import type { Row } from '../core/context.js';
import type { RecurringInvoice } from '../generated/schema.js';

export type Template = RecurringInvoice & Row;
