/** Answers to pages of Studio that are not what a program gets: refusals at their field, and the organization of each row for administrators. */
import type { Express, NextFunction, Request, Response } from 'express';
import type { Accountability, SchemaOverview } from '../core/context.js';
import { atField, formOf, isStudio, type SentError } from './rules/at-field.js';
import { withOrganization } from './rules/shown-organization.js';

type Asked = Request & { schema?: SchemaOverview; accountability?: Accountability };

export function answerStudio(app: Express): void {
	app.use((req: Asked, res: Response, next: NextFunction) => {
		const referrer = req.get('referer');
		const form = formOf(req.method, req.path, referrer);
		if (form)
			change(res, (body) =>
				body?.errors && req.schema ? { errors: body.errors.map((one: SentError) => atField(one, form, req.schema!)) } : body,
			);
		else if (req.method === 'GET' && /^\/fields(\/|$)/.test(req.path) && isStudio(referrer) && !referrer!.includes('/settings/data-model'))
			change(res, (body) => (req.accountability?.admin && body?.data ? { ...body, data: withOrganization(body.data) } : body));
		next();
	});
}

function change(res: Response, how: (body: any) => unknown): void {
	const { json } = res;
	res.json = (body) => json.call(res, how(body));
}
