/**
 * What Directus' flows lack: steps of an automation work with the rights of its person only, speak the language of its organization, and
 * a step that fails is noticed. Directus itself goes on silently.
 */
import { getFlowManager } from '@directus/api/flows';
import type { Row } from '../core/context.js';
import type { Logger } from '../core/jobs/jobs.js';
import { textsOf } from '../core/languages.js';
import type { Automated, FlowContext } from '../studio/on-behalf-of.js';
import { kontorError } from './errors.js';

interface Operation {
	id: string;
	key: string;
	name: string | null;
	type: string;
	options: Row | null;
	reject: Operation | null;
}

interface Result {
	successor: Operation | null;
	status: 'resolve' | 'reject' | 'unknown';
	data: unknown;
	options: Row | null;
}

type Execute = (operation: Operation, data: Row, context: FlowContext) => Promise<Result>;

const isWatched = Symbol.for('kontor.flows');

/** Whoever presses a button or calls from outside sees the failure themselves. */
const SILENT = ['event', 'schedule', 'operation'];

export function watchFlows(logger: Logger): void {
	const manager = getFlowManager() as unknown as { executeOperation: Execute; [isWatched]?: true };
	// The bundle may be loaded again into a running server.
	if (manager[isWatched]) return;
	manager[isWatched] = true;
	const execute = manager.executeOperation.bind(manager);
	manager.executeOperation = async (operation, data, context) => {
		const result = context.automated
			? await executeAutomated(execute, operation, data, { ...context, automated: context.automated })
			: await execute(operation, data, context);
		const hasFailed = result.status === 'unknown' || (result.status === 'reject' && operation.type !== 'condition');
		if (!hasFailed || result.successor) return result;
		const step = operation.name || operation.key;
		const error = result.status === 'unknown' ? new Error(`There is no operation "${operation.type}"`) : result.data;
		if (context.automated) context.automated.fail(step, error);
		else if (SILENT.includes(context.flow?.trigger ?? '')) logger.warn(error, `Flow "${context.flow?.name}": step "${step}" failed`);
		return result;
	};
}

async function executeAutomated(
	execute: Execute,
	operation: Operation,
	data: Row,
	context: FlowContext & { automated: Automated },
): Promise<Result> {
	const options = operation.options ?? {};
	if (options.permissions && options.permissions !== '$trigger') {
		const error = kontorError('AUTOMATION_RIGHTS', { step: operation.name || operation.key });
		return { successor: operation.reject, status: 'reject', data: error, options };
	}
	const step = { ...operation, options: await inLanguage(options, context) };
	return execute(step, data, { ...context, automated: { ...context.automated, step: operation.id } });
}

/** `$t:…` in a step is the text of that name. There `[[…]]` stands for `{{…}}`, which texts of Studio can't hold. */
async function inLanguage(options: Row, { automated, database }: FlowContext & { automated: Automated }): Promise<Row> {
	const keys = [...JSON.stringify(options).matchAll(/"\$t:([\w.-]+)"/g)].map(([, key]) => key!);
	if (keys.length === 0) return options;
	const texts = await textsOf(keys, automated.language, database);
	return JSON.parse(JSON.stringify(options), (_key, value) =>
		typeof value === 'string' && value.startsWith('$t:') ? filled(texts.get(value.slice(3)) ?? value) : value,
	);
}

const filled = (text: string): string => text.replace(/\[\[(.+?)\]\]/g, '{{$1}}');
