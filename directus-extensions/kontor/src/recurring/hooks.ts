import { fromEvent, type Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { checkNewTemplate, checkTemplateChange } from './check-template.js';

export function hooks({ filter }: Register): void {
	filter('recurring_invoices.items.create', (payload, _meta, event) => checkNewTemplate(payload as Row, fromEvent(event)));
	filter('recurring_invoices.items.update', (payload, { keys }, event) => checkTemplateChange(payload as Row, keys, fromEvent(event)));
}
